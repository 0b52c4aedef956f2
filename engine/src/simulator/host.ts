import type { HostedCode } from './hosted-code.ts';

/** Remembers a value along a chain of asynchronous calls, as `AsyncLocalStorage` does. */
export interface AsyncContext<T> {
  run<R>(value: T, perform: () => R): R;
  getStore(): T | undefined;
}

/** What a simulation needs of the place where it runs: Node or a browser. */
export interface SimulatorHost {
  createContext<T>(): AsyncContext<T>;
  /** Resolves when everything that could be done at once has been done. */
  settle(): Promise<void>;
  compile(javascript: string): HostedCode;
}
