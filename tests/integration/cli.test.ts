import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runCli } from '@wfb/cli';
import { type Person, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let person: Person;
let home: string;

beforeAll(async () => {
  server = await startServer(inject('stack'));
  person = await server.signUp();
  home = await mkdtemp(join(tmpdir(), 'wfb-test-cli-'));
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true });
});

async function wfb(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(
    args,
    { XDG_CONFIG_HOME: home, WFB_PASSWORD: person.account.password },
    { out: (line) => out.push(line), err: (line) => err.push(line) },
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('signs in, starts a workflow by its name, shows and finds the run, and signs out', async () => {
  expect(await wfb('runs', 'list')).toMatchObject({ code: 1, err: expect.stringContaining('wfb login') });
  expect(await wfb('login', '--url', server.origin, '--email', person.account.email)).toMatchObject({
    code: 0,
  });
  // The token is as good as a password.
  expect((await stat(join(home, 'wfb', 'session.json'))).mode & 0o777).toBe(0o600);

  await person.client.post('/api/v1/projects/sample', {});
  const input = { order: 7, customer: 'Eve', email: 'eve@example.com', total: 9, card: 'valid' };
  const started = await wfb('run', '--workflow', 'fulfil an order', '--input', JSON.stringify(input));
  expect(started).toMatchObject({ code: 0, out: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect((await wfb('runs', 'list')).out).toContain('Order 7 · Eve');
  expect((await wfb('logs', '--execution', started.out)).out).toContain('Order 7 · Eve');

  expect((await wfb('logout')).code).toBe(0);
  expect((await wfb('runs', 'list')).code).toBe(1);
});

test('takes a workflow home: its types, and the whole of it as a project', async () => {
  await wfb('login', '--url', server.origin, '--email', person.account.email);
  const workflow = ['--workflow', 'fulfil an order'];
  const types = await wfb('types', ...workflow);
  expect(types).toMatchObject({
    code: 0,
    out: expect.stringMatching(/export interface \w+Input \{\n {2}order: number;/),
  });
  const schemas = JSON.parse((await wfb('types', ...workflow, '--json')).out) as {
    input: { required: string[] };
  };
  expect(schemas.input.required).toContain('order');

  const archive = join(home, 'order.zip');
  expect(await wfb('export', ...workflow, '--output', archive)).toMatchObject({ code: 0, out: archive });
  // What every ZIP begins with.
  expect((await readFile(archive)).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  expect(await wfb('export', ...workflow, '--version', '9')).toMatchObject({
    code: 1,
    err: 'There is no version 9.',
  });
});

test('says in words what was wrong', async () => {
  expect(await wfb('login', '--url', 'http://127.0.0.1:1', '--email', 'a@example.com')).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be reached'),
  });
  await wfb('login', '--url', server.origin, '--email', person.account.email);
  expect(await wfb('run', '--workflow', 'no such thing')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no workflow'),
  });
  expect(await wfb('run', '--workflow', 'x', '--input', '{')).toMatchObject({
    code: 1,
    err: '--input is not valid JSON.',
  });
  expect(await wfb('runs', 'list', '--status', 'odd')).toMatchObject({ code: 1 });
  expect(await wfb('runs', 'list', '--no-such-option')).toMatchObject({ code: 64 });
  expect(await wfb('no-such-command')).toMatchObject({ code: 64 });
});

test('lists the workers, and stops and starts one', async () => {
  await wfb('login', '--url', server.origin, '--email', person.account.email);
  const { body } = await person.client.post<{ id: string; pools: { workers: { id: string }[] }[] }>(
    '/api/v1/projects',
    { name: 'Workshop' },
  );
  const worker = body.pools[0]!.workers[0]!.id;
  expect((await wfb('workers', 'list', '--project', 'Workshop')).out).toContain(worker);
  expect(await wfb('workers', 'stop', '--worker', worker)).toMatchObject({
    code: 0,
    out: 'Stopped until it is started again.',
  });
  expect((await wfb('workers', 'start', '--worker', worker)).out).not.toContain('Stopped');
  expect((await wfb('workers', 'stop')).err).toContain('--worker');
});
