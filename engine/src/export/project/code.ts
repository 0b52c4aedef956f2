import { stripTypeScriptTypes } from 'node:module';
import { Worker } from 'node:worker_threads';
import { ActionError, type ActionContext, type CodeResult } from '../../contract/task.ts';

const defaults = { timeoutMs: 5_000, memoryMb: 64 };

export type CodeAnswer = ({ ok: true } & CodeResult) | { ok: false; code: string; message: string };

/**
 * Runs the code of a step in a thread of its own, so that it can neither hold up the worker nor use all of its memory. It is
 * your own code: nothing keeps it from files or the network.
 */
export const runCode: ActionContext['runCode'] = async (source, input, limits = {}) => {
  const { timeoutMs, memoryMb } = { ...defaults, ...limits };
  const answer = await inThread(toScript(source), input, timeoutMs, memoryMb);
  if (!answer.ok) throw failure(answer.code, answer.message);
  return { value: answer.value, logs: answer.logs };
};

const failure = (code: string, message: string) => new ActionError(code, message, { retryable: false });

function toScript(source: string): string {
  try {
    return stripTypeScriptTypes(source, { mode: 'transform' });
  } catch (error) {
    throw failure('CODE_INVALID', (error as Error).message.split('\n')[0] ?? 'The code cannot be read.');
  }
}

function inThread(script: string, input: unknown, timeoutMs: number, memoryMb: number): Promise<CodeAnswer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./code-thread.ts', import.meta.url), {
      workerData: { script, input },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const timer = setTimeout(() => {
      reject(failure('CODE_TIMED_OUT', 'The code did not finish within its time limit.'));
      void thread.terminate();
    }, timeoutMs);
    thread.once('message', (answer: CodeAnswer) => resolve(answer));
    thread.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? failure('CODE_OUT_OF_MEMORY', 'The code used more memory than it may.')
          : failure('CODE_FAILED', error.message),
      ),
    );
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(failure('CODE_FAILED', 'The code gave no result.'));
    });
  });
}
