import { createHash } from 'node:crypto';

/** The work of the product's `crypto.hash`, without the product. */
export async function hash({ text }: { text: string }): Promise<{ value: string }> {
  return { value: createHash('sha256').update(text).digest('hex') };
}
