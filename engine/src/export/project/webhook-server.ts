import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  type WorkflowHandle,
} from '@temporalio/client';
import { type CallerAnswer, type HttpAnswer, toHttpAnswer } from '../../contract/answer.ts';
import { validateData } from '../../contract/validate-data.ts';
import type { ObjectSchema } from '../../definition/schema-types.ts';

export interface Endpoint {
  /** Last part of its address. */
  path: string;
  workflow: string;
  input: ObjectSchema;
  /** `output`: waits for the run and answers with its output; `respond`: waits for the step that answers. */
  reply: 'accepted' | 'output' | 'respond';
  /** `secret`: callers prove themselves by `X-Webhook-Signature`. */
  verify: 'none' | 'secret';
  /** A header, or a path in the body, that makes two requests the same one. */
  dedupeBy?: string;
}

/** What the caller of a run is answered; null as long as there is nothing. */
type AnswerOf = (runId: string) => Promise<CallerAnswer | null>;

/** How long a caller waits for a step that answers, and how often it is looked for. Milliseconds. */
const answerWithin = 30_000;
const lookEvery = 50;
const maxBodyBytes = 1024 * 1024;

/** Serves `POST /hooks/<path>`, as `openapi.json` describes it. */
export function serveWebhooks(options: {
  endpoints: readonly Endpoint[];
  client: Client;
  taskQueue: string;
  port: number;
  answerOf?: AnswerOf;
}): Server {
  const { endpoints, port } = options;
  const server = createServer((request, response) => {
    const path = /^\/hooks\/([^/?]+)/.exec(request.url ?? '')?.[1];
    const endpoint = request.method === 'POST' && endpoints.find((each) => each.path === path);
    const answering = endpoint
      ? receive(endpoint, request, options)
      : Promise.resolve(refusal(404, 'NOT_FOUND', 'There is no such endpoint.'));
    answering
      .catch((error: unknown) => {
        console.error(error);
        return refusal(503, 'UNAVAILABLE', 'The run could not be started. Try again.');
      })
      .then(({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.end(body);
      }, console.error);
  });
  return server.listen(port, () => console.log(`Webhooks at http://localhost:${port}/hooks/`));
}

async function receive(
  endpoint: Endpoint,
  request: IncomingMessage,
  { client, taskQueue, answerOf }: { client: Client; taskQueue: string; answerOf?: AnswerOf },
): Promise<HttpAnswer> {
  const body = await readBody(request);
  if (!body) return refusal(413, 'TOO_LARGE', 'The body is larger than 1 MB.');
  if (endpoint.verify === 'secret' && !isSigned(endpoint, request, body))
    return refusal(401, 'INVALID_SIGNATURE', 'The signature is missing or wrong.');
  const given = parse(body);
  const checked = validateData(endpoint.input, given);
  if (!checked.ok) {
    const [problem] = checked.problems;
    return refusal(400, 'INVALID_INPUT', `${problem!.path ? `${problem!.path}: ` : ''}${problem!.message}`);
  }
  const runId = runIdOf(endpoint, request, given);
  const handle = await client.workflow
    .start(endpoint.workflow, {
      workflowId: runId,
      taskQueue,
      args: [checked.value],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    })
    .catch((error: unknown) => {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return client.workflow.getHandle(runId);
      throw error;
    });
  const accepted = inJson(202, { runId });
  if (endpoint.reply === 'accepted') return accepted;
  try {
    if (endpoint.reply === 'output') return inJson(200, await handle.result());
    return (await untilAnswered(handle, answerOf)) ?? accepted;
  } catch (error) {
    if (error instanceof WorkflowFailedError)
      return refusal(422, 'RUN_FAILED', error.cause?.message ?? 'The run did not complete.');
    throw error;
  }
}

/** What a step of the run answers; undefined where the run ends, or the time, without an answer. Throws where the run fails before. */
async function untilAnswered(
  handle: WorkflowHandle,
  answerOf: AnswerOf | undefined,
): Promise<HttpAnswer | undefined> {
  const until = Date.now() + answerWithin;
  const end = handle.result();
  for (let isOver = false; ;) {
    const answer = await answerOf?.(handle.workflowId);
    if (answer) return toHttpAnswer(answer);
    if (isOver || Date.now() > until) return undefined;
    isOver = await Promise.race([end.then(() => true), setTimeout(lookEvery, false)]);
  }
}

const inJson = (status: number, value: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value ?? null),
});

const refusal = (status: number, code: string, message: string): HttpAnswer =>
  inJson(status, { code, message });

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** The secret of the endpoint `new-order` is read from the environment as `WEBHOOK_SECRET_NEW_ORDER`. */
function isSigned(endpoint: Endpoint, request: IncomingMessage, body: Buffer): boolean {
  const secret = process.env[`WEBHOOK_SECRET_${endpoint.path.replaceAll('-', '_').toUpperCase()}`];
  const header = request.headers['x-webhook-signature'];
  if (!secret || typeof header !== 'string') return false;
  const given = Buffer.from(header.trim().replace(/^sha256=/i, ''), 'hex');
  const expected = createHmac('sha256', secret).update(body).digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The same for requests that are the same. */
function runIdOf({ path, dedupeBy }: Endpoint, request: IncomingMessage, input: unknown): string {
  const key = dedupeBy && (request.headers[dedupeBy.toLowerCase()] ?? valueAt(input, dedupeBy));
  if (typeof key !== 'string' && typeof key !== 'number') return crypto.randomUUID();
  return createHash('sha256').update(`${path}/${key}`).digest('hex').slice(0, 32);
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name)
          ? (at as Record<string, unknown>)[name]
          : undefined,
      value,
    );
}
