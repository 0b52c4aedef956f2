import ivm from 'isolated-vm';
import { harness } from './harness.ts';
import { dropIsolate, takeIsolate } from './isolates.ts';
import {
  maxLogCharacters,
  maxLogLineCharacters,
  maxLogLines,
  maxOutputCharacters,
  type CodeErrorCode,
  type CodeLog,
  type CodeReply,
  type CodeRequest,
} from './messages.ts';
import { stripTypes } from './strip-types.ts';

const fileName = 'step.ts';

class CodeFailure extends Error {
  readonly code: CodeErrorCode;
  readonly line: number | undefined;

  constructor(code: CodeErrorCode, message: string, line?: number) {
    super(message);
    this.code = code;
    this.line = line;
  }
}

/** Runs one piece of code in a fresh context. Never rejects. */
export async function execute(request: CodeRequest): Promise<CodeReply> {
  const { id, project, limits } = request;
  const logs: CodeLog[] = [];
  const key = `${project}\n${limits.memoryMb}`;
  let healthy = false;
  try {
    const script = toScript(request.source);
    const isolate = takeIsolate(key, limits.memoryMb);
    const context = isolate.createContextSync();
    try {
      const value = await runInContext(isolate, context, script, request, logs);
      healthy = true;
      return { id, logs, ok: true, value };
    } finally {
      if (!isolate.isDisposed) context.release();
    }
  } catch (error) {
    const failure = toFailure(error);
    // A heap whose code ran normally to its failure is as good as one whose code succeeded.
    healthy = failure.code !== 'CODE_TIMED_OUT' && failure.code !== 'CODE_OUT_OF_MEMORY';
    const { code, message, line } = failure;
    return { id, logs, ok: false, code, message, ...(line === undefined ? {} : { line }) };
  } finally {
    if (!healthy) dropIsolate(key);
  }
}

async function runInContext(
  isolate: ivm.Isolate,
  context: ivm.Context,
  script: string,
  request: CodeRequest,
  logs: CodeLog[],
): Promise<string> {
  const timeout = request.limits.timeoutMs;
  const call = context.evalClosureSync(
    harness,
    [
      new ivm.Callback(noteInto(logs), { ignored: true }),
      maxLogLines,
      maxLogLineCharacters,
      maxLogCharacters,
      maxOutputCharacters,
    ],
    { result: { reference: true } },
  ) as ivm.Reference<(...args: unknown[]) => Promise<string>>;
  const module = compile(isolate, script);
  module.instantiateSync(context, (specifier) => {
    throw new CodeFailure('CODE_INVALID', `"${specifier}" cannot be imported: the code has to stand alone.`);
  });
  await module.evaluate({ timeout });
  const callee = defaultExport(module);
  const answer: unknown = await within(
    timeout,
    call.apply(undefined, [callee.derefInto(), request.input], {
      timeout,
      result: { promise: true, copy: true },
    }) as Promise<unknown>,
  );
  if (typeof answer !== 'string') throw new CodeFailure('CODE_FAILED', 'The code gave no result.');
  if (answer.startsWith('1')) return answer.slice(1);
  const { code, message, stack } = JSON.parse(answer.slice(1)) as Record<
    'code' | 'message' | 'stack',
    string
  >;
  // Reported as an ordinary exception, but the cause is the limit.
  const isAllocation = /^(Array buffer allocation failed|Invalid (typed array|string) length)$/.test(message);
  throw new CodeFailure(
    isAllocation ? 'CODE_OUT_OF_MEMORY' : (code as CodeErrorCode),
    message,
    lineOf(stack),
  );
}

/** Nothing in the isolate happens later, so a module that has not come to its export by now never will. */
function defaultExport(module: ivm.Module): ivm.Reference {
  try {
    return module.namespace.getSync('default', { reference: true }) as ivm.Reference;
  } catch {
    const message = 'An await outside of the function failed, or waits for something that never happens.';
    throw new CodeFailure('CODE_FAILED', message);
  }
}

function noteInto(logs: CodeLog[]) {
  return (level: CodeLog['level'], message: string) => {
    if (logs.length < maxLogLines && typeof message === 'string') logs.push({ level, message });
  };
}

function toScript(source: string): string {
  try {
    return stripTypes(source);
  } catch (error) {
    const { message, startLine } = error as Error & { startLine?: number };
    throw new CodeFailure('CODE_INVALID', message.split('\n')[0] ?? 'The code cannot be read.', startLine);
  }
}

function compile(isolate: ivm.Isolate, script: string): ivm.Module {
  try {
    return isolate.compileModuleSync(script, { filename: fileName });
  } catch (error) {
    const message = (error as Error).message.replace(/ \[.*\]$/, '');
    throw new CodeFailure('CODE_INVALID', message, lineOf(String((error as Error).message)));
  }
}

/** The isolate's own limit ends what runs; a promise that nothing will ever settle is ended here. */
async function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CodeFailure('CODE_TIMED_OUT', 'The code did not finish within its time limit.')),
      timeoutMs + 20,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function toFailure(error: unknown): CodeFailure {
  if (error instanceof CodeFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/timed out/i.test(message)) {
    return new CodeFailure('CODE_TIMED_OUT', 'The code did not finish within its time limit.');
  }
  if (/memory limit|Isolate was disposed|Isolate is disposed|allocation failed/i.test(message)) {
    return new CodeFailure('CODE_OUT_OF_MEMORY', 'The code used more memory than it may.');
  }
  return new CodeFailure(
    'CODE_FAILED',
    message.slice(0, 2_000),
    lineOf(error instanceof Error ? error.stack : ''),
  );
}

function lineOf(stack: string | undefined): number | undefined {
  const match = /step\.ts:(\d+)/.exec(stack ?? '');
  return match ? Number(match[1]) : undefined;
}
