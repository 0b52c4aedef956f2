import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';

// What lies sealed: 1 byte format | 4 bytes key id | 12 bytes nonce | 16 bytes tag | ciphertext. AES-256-GCM.

const format = 1;
const nonceBytes = 12;
const headerBytes = 1 + 4 + nonceBytes + 16;

/** An instance's key with the id by which sealed data names it, so that keys can be changed. */
export interface InstanceKey {
  /** Four bytes, derived from the key; tells nothing about it. */
  id: Buffer;
  secret: Buffer;
}

/** The first key seals; all of them unseal. */
export type KeyRing = readonly [InstanceKey, ...InstanceKey[]];

/** @param secrets 32 bytes each, the current key first. */
export function createKeyRing(secrets: readonly [Buffer, ...Buffer[]]): KeyRing {
  const [current, ...old] = secrets.map((secret) => {
    if (secret.length !== 32) throw new RangeError('An instance key has 32 bytes.');
    return { id: createHash('sha256').update('wfb key id\0').update(secret).digest().subarray(0, 4), secret };
  });
  return [current!, ...old];
}

/** A 32-byte key for one purpose (HKDF-SHA-256), so that no two uses share a key. */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `wfb ${purpose}`, 32));
}

/**
 * Seals `plaintext` for one purpose.
 * @param context Bound to the result without being in it (a row's identity): what was sealed for one row opens in no other.
 */
export function seal(
  keys: KeyRing,
  purpose: string,
  context: string,
  plaintext: string | Uint8Array,
): Buffer {
  const [key] = keys;
  const nonce = takeNonce();
  const cipher = createCipheriv('aes-256-gcm', derived(key, purpose), nonce);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plaintext as Uint8Array), cipher.final()]);
  return Buffer.concat([Buffer.of(format), key.id, nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made for the same purpose and context. Throws a `SealError` on anything else. */
export function unseal(keys: KeyRing, purpose: string, context: string, sealed: Uint8Array): Buffer {
  const data = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (data.length < headerBytes || data[0] !== format) throw new SealError('This is not sealed data.');
  const key = keys.find(({ id }) => id.equals(data.subarray(1, 5)));
  if (!key) throw new SealError('It was sealed with a key that this instance does not have.');
  const decipher = createDecipheriv('aes-256-gcm', derived(key, purpose), data.subarray(5, 17));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(data.subarray(17, headerBytes));
  try {
    return Buffer.concat([decipher.update(data.subarray(headerBytes)), decipher.final()]);
  } catch (error) {
    throw new SealError('The sealed data was changed, or sealed for something else.', { cause: error });
  }
}

export class SealError extends Error {
  override name = 'SealError';
}

/** Purpose and context of a project's secret. */
export const secretPurpose = 'project secret';
export const secretContext = (projectId: string, name: string): string => `${projectId}/${name}`;

/** Purpose and context of the key by which a webhook's callers prove themselves. */
export const webhookPurpose = 'webhook secret';
export const webhookContext = (workflowId: string, triggerId: string): string => `${workflowId}/${triggerId}`;

const derivedKeys = new WeakMap<InstanceKey, Map<string, KeyObject>>();

/** As a key object: making one out of bytes costs four times as much as sealing a small value with it. */
function derived(key: InstanceKey, purpose: string): KeyObject {
  let byPurpose = derivedKeys.get(key);
  if (!byPurpose) derivedKeys.set(key, (byPurpose = new Map()));
  let result = byPurpose.get(purpose);
  if (!result) byPurpose.set(purpose, (result = createSecretKey(deriveKey(key.secret, purpose))));
  return result;
}

/** Random bytes are fetched for many nonces at once; none is given twice. */
const nonces = Buffer.alloc(nonceBytes * 256);
let nextNonce = nonces.length;

function takeNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  return Buffer.from(nonces.subarray(nextNonce, (nextNonce += nonceBytes)));
}
