import webPush from 'web-push';
import { judgePushAnswer, judgePushSilence, type PushVerdict } from '../features/push/answers.ts';

export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface PushRequest {
  payload: string;
  ttlSeconds: number;
  urgency: 'low' | 'normal' | 'high';
  topic?: string;
}

export interface VapidKeys {
  subject: string;
  publicKey: string;
  privateKey: string;
}

export type SendPush = (target: PushTarget, request: PushRequest, attempts: number) => Promise<PushVerdict>;

const timeoutMs = 15_000;

/** Encrypts and posts one message (RFC 8030, 8188, 8291, 8292). Endpoints come from outside, so `fetch` is the guarded one. */
export function createPushSender(deps: { fetch: typeof globalThis.fetch; vapid: VapidKeys }): SendPush {
  return async (target, request, attempts) => {
    let details: webPush.RequestDetails;
    try {
      details = webPush.generateRequestDetails(
        { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
        request.payload,
        {
          TTL: request.ttlSeconds,
          urgency: request.urgency,
          contentEncoding: 'aes128gcm',
          vapidDetails: deps.vapid,
          ...(request.topic ? { topic: request.topic } : {}),
        },
      );
    } catch (error) {
      return {
        kind: 'refused',
        reason: `The subscription is not valid: ${error instanceof Error ? error.message : ''}`,
      };
    }
    const { 'Content-Length': _, ...headers } = details.headers as Record<string, string>;
    try {
      const response = await deps.fetch(details.endpoint, {
        method: 'POST',
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: new Uint8Array(details.body as Buffer),
        // A push service answers by itself; a redirect is somebody else.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      return judgePushAnswer(
        { status: response.status, retryAfter: response.headers.get('retry-after') },
        attempts,
      );
    } catch (error) {
      return judgePushSilence(attempts, error);
    }
  };
}
