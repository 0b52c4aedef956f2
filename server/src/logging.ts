import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ServerConfig } from './config.ts';

/** What must never be written down, wherever it turns up. */
const redacted = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.secret',
  '*.token',
];

export const logging = (config: ServerConfig) => ({ level: config.LOG_LEVEL, redact: redacted });

export const newRequestId = (): string => randomBytes(9).toString('base64url');

/** An address as it may be logged: the unguessable part of a webhook's is a secret, and queries may hold people's data. */
export function toLoggedUrl(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/^\/hooks\/.+$/s, '/hooks/…');
}

const brokenRequests: Record<string, [status: string, code: string, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    'REQUEST_TIMEOUT',
    'The request took too long to arrive.',
  ],
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'HEADERS_TOO_LARGE',
    'The request’s headers are too large.',
  ],
};

/** Answers what is not even HTTP, in the shape of every other error. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const [status, code, message] = brokenRequests[error.code ?? ''] ?? [
    '400 Bad Request',
    'MALFORMED_REQUEST',
    'The request is not valid.',
  ];
  const body = JSON.stringify({ code, message });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
