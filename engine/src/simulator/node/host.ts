import { AsyncLocalStorage } from 'node:async_hooks';
import { compileHosted } from '../hosted-code.ts';
import type { SimulatorHost } from '../host.ts';

/** Simulates in Node, in the thread of the caller. */
export const nodeHost: SimulatorHost = {
  createContext: () => new AsyncLocalStorage(),
  settle: () => new Promise((resolve) => setImmediate(resolve)),
  compile: (javascript) => compileHosted(javascript),
};
