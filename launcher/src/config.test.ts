import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('has a default for everything', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ PORT: 3000, REGION: 'us-east', DEMO_SHOP: true });
  expect(config.WFB_DATA_DIR).toMatch(/\/\.data$/);
});

test('takes an empty variable for one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 });
});

test('names every wrong variable at once', () => {
  const read = () => readConfig({ PORT: 'http', REDIS_URL: 'localhost', WFB_KEY: 'c2hvcnQ=' });
  expect(read).toThrow(
    /PORT must be a port number[^]*REDIS_URL must begin with redis:\/\/[^]*WFB_KEY must be 32 bytes/,
  );
});

test('wants certificate and key together', () => {
  expect(() => readConfig({ TLS_CERT: 'a.pem' })).toThrow('TLS_KEY is not set');
});
