import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { CodeResult } from '../../contract/task.ts';
import type { CodeAnswer } from './code.ts';

const { script, input } = workerData as { script: string; input: unknown };
const logs: CodeResult['logs'] = [];
for (const level of ['log', 'info', 'warn', 'error'] as const)
  console[level] = (...values: unknown[]) => logs.push({ level, message: format(...values) });

parentPort!.postMessage(await run());

async function run(): Promise<CodeAnswer> {
  try {
    const address = `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
    const module = (await import(address)) as { default?: unknown };
    if (typeof module.default !== 'function')
      return {
        ok: false,
        code: 'CODE_INVALID',
        message: 'The code must export a function: export default (input) => { … }',
      };
    const value: unknown = await module.default(input);
    // What is no JSON would not outlive the run's history anyway.
    return { ok: true, value: JSON.parse(JSON.stringify(value ?? null)) as unknown, logs };
  } catch (error) {
    const isSyntax = error instanceof SyntaxError;
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, code: isSyntax ? 'CODE_INVALID' : 'CODE_FAILED', message };
  }
}
