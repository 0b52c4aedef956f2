import { hostedParameters } from '../../codegen/hosted-parameters.ts';
import type { HostedCode } from '../hosted-code.ts';
import type { SimulatorHost } from '../host.ts';
import { createContext, drive } from './async-context.ts';
import { lowerAsync } from './lower-async.ts';

const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();

/** Simulates in a browser's worker. Its bundle has to be made by `lowerAsync` too, as everything that asynchronous code passes through. */
export const browserHost: SimulatorHost = {
  createContext,
  settle: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
  compile(javascript) {
    const make = new Function(...hostedParameters, 'drive', lowerAsync(javascript, 'drive')) as (
      ...scope: unknown[]
    ) => ReturnType<HostedCode>;
    return (...scope) => make(...scope, drive);
  },
};
