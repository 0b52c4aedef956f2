import fp from 'fastify-plugin';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { DomainError, invalidText } from '../errors.ts';
import { isUnstorableText, toOutage } from './outages.ts';

/** Fastify's own codes that stand for a fault of the request, in our words. */
const requestFaults: Record<string, [status: number, code: string, message: string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'BODY_TOO_LARGE', 'The request is too large.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Send the request as JSON (Content-Type: application/json).',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'MALFORMED_JSON', 'The request has no body, though it says it is JSON.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'MALFORMED_JSON', 'The request is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'MALFORMED_REQUEST', 'The request was cut off.'],
  FST_ERR_BAD_URL: [400, 'MALFORMED_REQUEST', 'The address is not valid.'],
  FST_ERR_ASYNC_CONSTRAINT: [400, 'MALFORMED_REQUEST', 'The request is not valid.'],
};

export interface ErrorBody {
  code: string;
  message: string;
  details?: unknown;
}

/** Every failure leaves as `{ code, message, details }` with a truthful status. */
export const errorsPlugin = fp(
  async (app) => {
    app.setErrorHandler((error: FastifyError, request, reply) => sendError(error, request, reply));
  },
  { name: 'errors' },
);

function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toDomainError(error);
  if (known) {
    if (known.status >= 500) request.log.error({ err: error }, 'request failed');
    if (known.retryAfter !== undefined) reply.header('retry-after', String(known.retryAfter));
    return send(reply, known.status, {
      code: known.code,
      message: known.message,
      ...(known.details === undefined ? {} : { details: known.details }),
    });
  }
  request.log.error({ err: error }, 'request failed');
  return send(reply, 500, {
    code: 'INTERNAL',
    message: 'Something went wrong on our side. The request’s id helps to find out what.',
    details: { requestId: request.id },
  });
}

function toDomainError(error: FastifyError): DomainError | null {
  if (error instanceof DomainError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new DomainError(400, 'INVALID_REQUEST', 'Some of the request is not as it should be.', {
      details: {
        fields: error.validation.map(({ instancePath, message }) => ({
          in: error.validationContext,
          path: instancePath.split('/').filter(Boolean).map(unescapePointer),
          message: message ?? 'is not valid',
        })),
      },
    });
  }
  // What we answer with is our own fault, whatever the cause looks like.
  if (isResponseSerializationError(error)) return null;
  const fault = requestFaults[error.code];
  if (fault) return new DomainError(...fault, { cause: error });
  if (error.statusCode === 429) {
    return new DomainError(429, 'TOO_MANY_REQUESTS', 'That was too often. Wait a moment and try again.');
  }
  if (isUnstorableText(error)) return invalidText();
  const outage = toOutage(error);
  if (outage) return outage;
  if (error instanceof SyntaxError && error.statusCode === 400) {
    return new DomainError(400, 'MALFORMED_JSON', 'The request is not valid JSON.', { cause: error });
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new DomainError(error.statusCode, 'MALFORMED_REQUEST', error.message, { cause: error });
  }
  return null;
}

/** Past the route's response schema: an error's shape is always this one. */
function send(reply: FastifyReply, status: number, body: ErrorBody): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

const unescapePointer = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
