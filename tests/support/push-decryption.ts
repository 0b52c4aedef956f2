import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';

/** The browser's side of a push subscription: it alone can read what is sent. */
export interface PushKeys {
  ecdh: ECDH;
  auth: Buffer;
}

export function createPushKeys(): PushKeys {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  return { ecdh, auth: randomBytes(16) };
}

const saltBytes = 16;
const recordSizeBytes = 4;
const tagBytes = 16;

/** Decrypts a message in the `aes128gcm` encoding (RFC 8188) with a subscription's keys (RFC 8291). */
export function decryptPush(message: Buffer, { ecdh, auth }: PushKeys): Buffer {
  const salt = message.subarray(0, saltBytes);
  const keyIdAt = saltBytes + recordSizeBytes;
  const keyIdLength = message.readUInt8(keyIdAt);
  const senderKey = message.subarray(keyIdAt + 1, keyIdAt + 1 + keyIdLength);
  const record = message.subarray(keyIdAt + 1 + keyIdLength);

  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderKey]);
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(senderKey), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));

  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-tagBytes));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -tagBytes)), decipher.final()]);
  // The last record ends with a 2 and zeros for padding.
  const delimiter = padded.lastIndexOf(2);
  if (delimiter < 0) throw new Error('The record has no delimiter');
  return padded.subarray(0, delimiter);
}
