import { expect, it } from 'vitest';
import { readConfig, servedQueue } from './config.ts';

const env = {
  DATABASE_URL: 'postgresql://u:p@localhost/db',
  REDIS_URL: 'redis://localhost:6379',
  WFB_KEY: Buffer.alloc(32, 1).toString('base64'),
};

it('fills in what may be left out; an empty variable counts as left out', () => {
  const config = readConfig({ ...env, REGION: '', WFB_OLD_KEYS: Buffer.alloc(32, 2).toString('base64') });
  expect(config).toMatchObject({ REGION: 'us-east', TEMPORAL_NAMESPACE: 'default', TASK_SLOTS: 100 });
  expect(config.keys).toHaveLength(2);
});

it('names every wrong variable, and shows no value', () => {
  const wrong = { ...env, DATABASE_URL: 'mysql://secret', WFB_KEY: 'c2hvcnQ=', ALLOWED_HOSTS: 'http://x' };
  expect(() => readConfig(wrong)).toThrow(/DATABASE_URL[\s\S]*WFB_KEY[\s\S]*ALLOWED_HOSTS/);
  expect(() => readConfig(wrong)).not.toThrow(/secret/);
});

it('serves all queues, one, or on a cluster that gives pools pods of their own none', () => {
  const served = (told: object) => servedQueue(readConfig({ ...env, ...told }));
  expect(served({})).toBeNull();
  expect(served({ WORKER_FLEET: 'kubernetes' })).toBe('');
  expect(served({ WORKER_FLEET: 'kubernetes', WORKER_QUEUE: 'a-queue' })).toBe('a-queue');
});
