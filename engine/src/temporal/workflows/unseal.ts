import { gcm } from '@noble/ciphers/aes.js';
import { codeKeys } from './code-keys.ts';

// The format of contract/sealing.ts, opened with JavaScript alone: a workflow sandbox has no node:crypto.
// 1 byte format | 4 bytes key id | 12 bytes nonce | 16 bytes tag | ciphertext

const format = 1;
const headerBytes = 33;

export type HeaderPurpose = 'code' | 'run';

/** It was sealed with a key that this worker does not have: another worker may. */
export class UnknownKeyError extends Error {
  override name = 'UnknownKeyError';
}
/** It can be opened by nobody. */
export class BrokenSealError extends Error {
  override name = 'BrokenSealError';
}

const keys = readKeys();

function readKeys(): Map<string, Record<HeaderPurpose, Uint8Array>> {
  const entries = codeKeys.startsWith('__') ? [] : (JSON.parse(codeKeys) as [string, string, string][]);
  return new Map(entries.map(([id, code, run]) => [id, { code: fromHex(code), run: fromHex(run) }]));
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function unsealInSandbox(purpose: HeaderPurpose, context: string, sealed: Uint8Array): Uint8Array {
  if (sealed.length < headerBytes || sealed[0] !== format)
    throw new BrokenSealError('The header of this run is not sealed.');
  const key = keys.get(toHex(sealed.subarray(1, 5)))?.[purpose];
  if (!key)
    throw new UnknownKeyError('The header of this run was sealed with a key that this worker does not have.');
  const nonce = sealed.subarray(5, 17);
  const tag = sealed.subarray(17, headerBytes);
  const body = new Uint8Array(sealed.length - 17);
  body.set(sealed.subarray(headerBytes));
  body.set(tag, sealed.length - headerBytes);
  try {
    return gcm(key, nonce, new TextEncoder().encode(context)).decrypt(body);
  } catch {
    throw new BrokenSealError('The header of this run was changed, or belongs to another run.');
  }
}
