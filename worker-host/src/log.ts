import { pino, type Logger } from 'pino';

export type { Logger };

/** Lines of JSON on standard output; whoever starts the process decides where they go. */
export function createLog(level: string, bindings: Record<string, unknown>): Logger {
  return pino({ level, base: bindings, redact: ['*.authorization', '*.password', '*.secret', '*.token'] });
}
