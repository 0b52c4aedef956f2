/** What a piece of code may use. */
export interface CodeLimits {
  timeoutMs: number;
  memoryMb: number;
}

export const defaultLimits: CodeLimits = { timeoutMs: 5_000, memoryMb: 64 };
export const highestLimits: CodeLimits = { timeoutMs: 20_000, memoryMb: 256 };

/** Characters of JSON that code may give back; a step's result has to fit a run's history. */
export const maxOutputCharacters = 1024 * 1024;
export const maxLogLines = 200;
export const maxLogLineCharacters = 2_000;
export const maxLogCharacters = 32_000;

/** Runner → sandbox process: one at a time. */
export interface CodeRequest {
  id: number;
  /** Code of different projects never shares a heap. */
  project: string;
  source: string;
  /** JSON text. */
  input: string;
  limits: CodeLimits;
}

export type CodeLog = { level: 'log' | 'info' | 'warn' | 'error'; message: string };

export type CodeErrorCode =
  'CODE_INVALID' | 'CODE_FAILED' | 'CODE_TIMED_OUT' | 'CODE_OUT_OF_MEMORY' | 'CODE_OUTPUT_TOO_LARGE';

export type CodeReply = { id: number; logs: CodeLog[] } & (
  | { ok: true; /** JSON text. */ value: string }
  | { ok: false; code: CodeErrorCode; message: string; line?: number }
);

/** Sandbox process → runner. */
export type CodeMessage = 'ready' | 'out of memory' | CodeReply;
