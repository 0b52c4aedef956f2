import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCertificate } from '@wfb/launcher/instance/certificate';
import { eventually } from './eventually.ts';
import { createPushKeys, decryptPush, type PushKeys } from './push-decryption.ts';

export interface PushedMessage {
  subscriptionId: string;
  headers: IncomingHttpHeaders;
  /** The payload as the service worker gets it; undefined for a push without one. */
  text: string | undefined;
  /** Bytes on the wire, encrypted. */
  size: number;
}

/** What `pushManager.subscribe()` would give a page. */
export interface PushSubscriptionData {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface PushService {
  /** To be put into the product's environment, so that it reaches and trusts this service. */
  readonly environment: { NODE_EXTRA_CA_CERTS: string; ALLOWED_HOSTS: string };
  readonly messages: readonly PushedMessage[];
  subscribe(): PushSubscriptionData & { id: string };
  waitFor(fits: (message: PushedMessage) => boolean): Promise<PushedMessage>;
  /** Answers further pushes with this status (and headers) instead of 201. */
  answerWith(status: number, headers?: Record<string, string>): void;
  stop(): Promise<void>;
}

/** A push service as browsers' vendors run them: takes encrypted messages over HTTPS, and can refuse them in all ways. */
export async function startPushService(): Promise<PushService> {
  const folder = await mkdtemp(join(tmpdir(), 'wfb-test-push-'));
  const tls = await loadCertificate(folder, []);
  const subscriptions = new Map<string, PushKeys>();
  const messages: PushedMessage[] = [];
  let answer: { status: number; headers: Record<string, string> } = { status: 201, headers: {} };

  const credentials = { cert: await readFile(tls.certificate), key: await readFile(tls.key) };
  const server = createServer(credentials, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = request.url?.split('/').at(-1) ?? '';
      const keys = subscriptions.get(id);
      if (!keys || request.method !== 'POST') {
        response.writeHead(404).end();
        return;
      }
      if (answer.status === 201) {
        const body = Buffer.concat(chunks);
        const text = body.length > 0 ? decryptPush(body, keys).toString('utf8') : undefined;
        messages.push({ subscriptionId: id, headers: request.headers, text, size: body.length });
      }
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    environment: {
      NODE_EXTRA_CA_CERTS: tls.authority ?? tls.certificate,
      ALLOWED_HOSTS: `localhost:${port}`,
    },
    messages,
    subscribe() {
      const id = randomUUID();
      const keys = createPushKeys();
      subscriptions.set(id, keys);
      return {
        id,
        endpoint: `https://localhost:${port}/push/${id}`,
        keys: { p256dh: keys.ecdh.getPublicKey('base64url'), auth: keys.auth.toString('base64url') },
      };
    },
    waitFor: (fits) => eventually(() => messages.find(fits), { what: 'a push message' }),
    answerWith: (status, headers = {}) => (answer = { status, headers }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
