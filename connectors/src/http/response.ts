import { ActionError } from '@wfb/engine/contract';

/** Largest answer taken in, after decompression. A run's data has to stay well below the limit of a step's result. */
export const maxResponseBytes = 1024 * 1024;

/** The answer's bytes; gives up as soon as there are too many, whatever the other side announced. */
export async function readLimited(response: Response, method: string): Promise<Uint8Array> {
  if (!response.body || method === 'HEAD') return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxResponseBytes) {
      throw new ActionError('RESPONSE_TOO_LARGE', 'The answer is larger than 1 MB.', { retryable: false });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function parseBody(
  bytes: Uint8Array,
  contentType: string | undefined,
  as: 'auto' | 'json' | 'text' | 'none',
): unknown {
  if (as === 'none') return null;
  const text = decode(bytes, contentType);
  const saysJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType ?? '');
  if (as === 'text' || (as === 'auto' && !saysJson)) return text;
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (as === 'auto') return text;
    throw new ActionError('RESPONSE_NOT_JSON', 'The answer is not JSON.', {
      retryable: false,
      details: { beginning: text.slice(0, 500) },
    });
  }
}

function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
