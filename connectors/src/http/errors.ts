import { ActionError } from '@wfb/engine/contract';
import { findGuardError } from '../guard/guard-error.ts';

const notFound = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const invalid = new Set(['ERR_INVALID_URL', 'UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED']);
const timedOut = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** A failed fetch in plain words. `timeoutMs` is given when the step's own time limit ended it. */
export function toRequestError(error: unknown, url: URL, timeoutMs?: number): ActionError {
  const guard = findGuardError(error);
  if (guard) {
    const code =
      guard.code === 'ADDRESS_NOT_ALLOWED' || guard.code === 'TOO_MANY_REDIRECTS'
        ? guard.code
        : 'REQUEST_INVALID';
    return new ActionError(code, guard.message, { retryable: false, cause: error });
  }
  if (timeoutMs !== undefined) {
    return new ActionError('TIMED_OUT', `${url.host} gave no answer within ${timeoutMs / 1_000} s.`, {
      cause: error,
    });
  }
  const code = findCode(error);
  if (code && notFound.has(code)) {
    return new ActionError('HOST_NOT_FOUND', `There is no host named ${url.hostname}.`, { cause: error });
  }
  if (code && timedOut.has(code)) {
    return new ActionError('TIMED_OUT', `${url.host} gave no answer in time.`, { cause: error });
  }
  if (code && isCertificateCode(code)) {
    const message = `The certificate of ${url.host} is not valid (${code}).`;
    return new ActionError('CERTIFICATE_INVALID', message, { retryable: false, cause: error });
  }
  if ((code && invalid.has(code)) || (!code && isRefusedByFetch(error))) {
    return new ActionError('REQUEST_INVALID', 'The request cannot be sent as it is written.', {
      retryable: false,
      cause: error,
    });
  }
  const reason = code ? ` (${code})` : '';
  return new ActionError('CONNECTION_FAILED', `${url.host} cannot be reached${reason}.`, { cause: error });
}

/** What fetch refuses without sending it: methods and headers that it forbids, ports of other protocols. */
function isRefusedByFetch(error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  return !error.cause || (error.cause instanceof Error && error.cause.message === 'bad port');
}

function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|ERR_TLS|ERR_SSL/.test(code);
}

function findCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause instanceof AggregateError && cause.errors.length > 0) return findCode(cause.errors[0]);
  }
  return undefined;
}
