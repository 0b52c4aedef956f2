import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { hasEnded, identifyProcess } from './process-identity.ts';

test('a process has ended when it is gone, or when its number means another one by now; not while it is only stopped', async () => {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const identity = identifyProcess(child.pid!)!;
  expect(hasEnded(identity)).toBe(false);
  expect(hasEnded({ ...identity, startedAt: 'before' })).toBe(true);
  child.kill('SIGSTOP');
  expect(hasEnded(identity)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(hasEnded(identity)).toBe(true);
});
