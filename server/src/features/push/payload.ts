/** What a notification shows. The service worker reads it; a browser that knows declarative push shows it without one. */
export interface PushMessage {
  kind: 'approval' | 'approval.closed' | 'run.failed' | 'message' | 'region.lost' | 'test';
  title: string;
  body: string;
  /** Path within the app. */
  url: string;
  /** A later message with the same tag takes the place of an earlier one. */
  tag: string;
  badge: number;
  approval?: { id: string; risk: string; token?: string; deadlineAt?: string };
}

/** Push services take 4,096 bytes of ciphertext; encryption adds 103. */
export const maxPayloadBytes = 3_993;

/** Bytes of the message, cut to fit: first the text is shortened, then it is left out. */
export function encodePayload(
  message: PushMessage,
  publicUrl: string,
  limit: number = maxPayloadBytes,
): string {
  for (const bodyLength of [400, 120, 0]) {
    const text = serialise(
      {
        ...message,
        title: shorten(message.title, bodyLength === 0 ? 60 : 150),
        body: shorten(message.body, bodyLength),
      },
      publicUrl,
    );
    if (Buffer.byteLength(text) < limit) return text;
  }
  // The page that it opens knows everything that a button's token is for.
  const { token: _, ...approval } = message.approval ?? { id: '', risk: '' };
  return serialise(
    {
      ...message,
      title: shorten(message.title, 60),
      body: '',
      ...(message.approval ? { approval } : {}),
    },
    publicUrl,
  );
}

function serialise(message: PushMessage, publicUrl: string): string {
  const navigate = new URL(message.url, publicUrl).href;
  return JSON.stringify({
    v: 1,
    ...message,
    // Declarative Web Push (WebKit): https://webkit.org/blog/16535/meet-declarative-web-push/
    web_push: 8030,
    notification: {
      title: message.title,
      body: message.body,
      navigate,
      tag: message.tag,
      app_badge: String(message.badge),
    },
  });
}

export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, Math.max(0, length - 1)).join('')}…`;
}

/** The header `Topic` for a request: its id, in at most 32 characters of base64url. */
export function toTopic(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}
