import { Worker } from 'node:worker_threads';
import type { CompileEnvironment, Diagnostic } from '@wfb/engine/compiler';
import type { Definition } from '@wfb/engine/definition';

// TypeScript works for tenths of a second on a large workflow: in a thread of its own, so that nobody else's request waits. The thread
// also costs some 100 MB, so it ends when nobody has been editing for a while.

/** Milliseconds. */
const idleLimit = 5 * 60_000;
/** A check that takes longer was stuck. Milliseconds. */
const timeLimit = 30_000;

export interface TypeCheckRequest {
  id: number;
  definition: Definition;
  environment: CompileEnvironment;
}
export type TypeCheckReply = { id: number; diagnostics: Diagnostic[] } | { id: number; failure: string };

interface Waiting {
  resolve(diagnostics: Diagnostic[]): void;
  reject(error: Error): void;
}

let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Finds clashes of types in a workflow's expressions. */
export function checkTypesAside(
  definition: Definition,
  environment: CompileEnvironment,
): Promise<Diagnostic[]> {
  clearTimeout(idle);
  thread ??= startThread();
  const id = (lastId += 1);
  return new Promise<Diagnostic[]>((resolve, reject) => {
    const timer = setTimeout(() => stopThread(new Error('Checking the types took too long.')), timeLimit);
    const settle = (): void => {
      clearTimeout(timer);
      waiting.delete(id);
      if (waiting.size === 0) idle = setTimeout(stopThread, idleLimit).unref();
    };
    waiting.set(id, {
      resolve: (diagnostics) => (settle(), resolve(diagnostics)),
      reject: (error) => (settle(), reject(error)),
    });
    thread!.postMessage({ id, definition, environment } satisfies TypeCheckRequest);
  });
}

function startThread(): Worker {
  const worker = new Worker(new URL('./type-checker.thread.ts', import.meta.url));
  worker.unref();
  worker.on('message', (reply: TypeCheckReply) => {
    const request = waiting.get(reply.id);
    if ('failure' in reply) request?.reject(new Error(reply.failure));
    else request?.resolve(reply.diagnostics);
  });
  worker.on('error', (error) => stopThread(error instanceof Error ? error : new Error(String(error))));
  return worker;
}

function stopThread(reason = new Error('The type checker was stopped.')): void {
  const worker = thread;
  thread = undefined;
  for (const { reject } of [...waiting.values()]) reject(reason);
  clearTimeout(idle);
  void worker?.terminate();
}
