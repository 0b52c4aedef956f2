import type { ActionContext } from '@wfb/engine/contract';

export interface CodeInput {
  source: string;
  input?: unknown;
  timeoutMs?: number;
  memoryMb?: number;
}

export async function run(input: CodeInput, context: ActionContext): Promise<unknown> {
  const { timeoutMs, memoryMb } = input;
  const result = await context.runCode(input.source, input.input ?? {}, {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(memoryMb === undefined ? {} : { memoryMb }),
  });
  for (const { level, message } of result.logs) context.log(message, { level });
  return result.value;
}
