import { startTestStack, type TestStack } from '@wfb/launcher/services/test-stack';
import type { StackAddresses } from './setup/stack.ts';

export type Store = 'postgres' | 'redis' | 'temporal';

/** Data stores of one test alone, which it may stop, kill and freeze. */
export interface PrivateStack extends StackAddresses {
  /** Stops a store in the polite way and keeps it down until `start`. Its data stays. */
  stop(store: Store): Promise<void>;
  /** Starts a stopped store again, on the same port. */
  start(store: Store): Promise<void>;
  /** `kill -9`; whoever runs the store starts it again by itself, as under `npm start`. */
  kill(store: Store): void;
  /** Takes connections and answers nothing, until the returned function is called. */
  freeze(store: Store): () => void;
  release(): Promise<void>;
}

export async function startPrivateStack(): Promise<PrivateStack> {
  const stack: TestStack = await startTestStack();
  return {
    databaseUrl: stack.postgres.url,
    redisUrl: stack.redis.url,
    temporalAddress: stack.temporal.url,
    stop: (store) => stack[store].stop(),
    start: (store) => stack[store].start(),
    kill: (store) => process.kill(pidOf(stack, store), 'SIGKILL'),
    freeze(store) {
      const pid = pidOf(stack, store);
      process.kill(pid, 'SIGSTOP');
      return () => process.kill(pid, 'SIGCONT');
    },
    release: () => stack.stop(),
  };
}

function pidOf(stack: TestStack, store: Store): number {
  const { pid } = stack[store];
  if (pid === undefined) throw new Error(`${store} does not run`);
  return pid;
}
