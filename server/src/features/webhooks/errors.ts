import { DomainError, notFound } from '../../errors.ts';

export const endpointNotFound = () => notFound('endpoint');

export const invalidSignature = () =>
  new DomainError(
    401,
    'INVALID_SIGNATURE',
    'The header X-Webhook-Signature does not fit: it is the HMAC-SHA-256 of the body with the endpoint’s secret.',
  );

export const unreadableBody = () => new DomainError(400, 'MALFORMED_JSON', 'The request is not valid JSON.');

export const runFailed = (runId: string, message: string) =>
  new DomainError(502, 'RUN_FAILED', message, { details: { runId } });

export const busy = () =>
  new DomainError(503, 'BUSY', 'Too many requests are under way. Try again in a moment.', { retryAfter: 1 });
