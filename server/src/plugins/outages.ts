import { DomainError } from '../errors.ts';

const postgresAway = new Set([
  // Prisma: cannot reach, timed out, connection closed, no connection free, transaction not started.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  // PostgreSQL: connection exceptions, shutting down, starting up, too many connections.
  ...['08000', '08003', '08006', '08001', '57P01', '57P02', '57P03', '53300'],
]);
const socketFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

/** A failure because something that we depend on is away, so that trying again soon makes sense; else null. */
export function toOutage(error: unknown): DomainError | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (postgresAway.has(code) || isPostgresFault(cause)) return unavailable('DATABASE_UNAVAILABLE', error);
    if (cause.name === 'MaxRetriesPerRequestError' || /^Connection is closed/.test(cause.message))
      return unavailable('QUEUE_UNAVAILABLE', error);
    if (cause.name === 'ServiceError' || socketFaults.has(code)) return unavailable('UNAVAILABLE', error);
  }
  return null;
}

/** Text that Postgres refuses to hold (NUL, halves of characters), in a query or an address; bodies are looked at as they arrive. */
export function isUnstorableText(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (/invalid byte sequence for encoding|unsupported Unicode escape sequence/.test(cause.message))
      return true;
  }
  return false;
}

/** Driver adapters wrap what the driver said: `{ cause: { originalCode, kind } }`. */
function isPostgresFault(error: Error): boolean {
  if (
    /Connection terminated|timeout exceeded when trying to connect|Can't reach database/.test(error.message)
  )
    return true;
  const meta = (
    error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } } }
  ).meta?.driverAdapterError?.cause;
  const inner = meta ?? (error.cause as { originalCode?: string; kind?: string } | undefined);
  return (
    postgresAway.has(inner?.originalCode ?? '') ||
    ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'].includes(
      inner?.kind ?? '',
    )
  );
}

const unavailable = (code: string, cause: unknown) =>
  new DomainError(503, code, 'The service is not available right now. It will be back shortly.', {
    retryAfter: 2,
    cause,
  });
