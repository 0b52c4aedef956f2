import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { type KeyRing, seal, unseal } from '../contract/sealing.ts';
import { payloadFrom, payloadTo } from './payload-bytes.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** `metadata.encoding` of a payload that this codec made. */
const encoding = 'binary/wfb-sealed';
const encodingBytes = new TextEncoder().encode(encoding);
const purpose = 'payload';
/** Smaller payloads hardly shrink. */
const compressFrom = 512;
/** First byte of the sealed content. */
const form = { plain: 0, deflated: 1 } as const;
/** Nothing that a run holds is larger; a compressed bomb ends here. Bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Compresses payloads where it helps, and seals them with the instance's key. */
export function createPayloadCodec(keys: KeyRing): PayloadCodec {
  async function encode(payload: Payload): Promise<Payload> {
    const bytes = payloadTo(payload);
    const deflated =
      bytes.length < compressFrom ? undefined : await deflate(bytes, { level: constants.Z_BEST_SPEED });
    const content =
      deflated && deflated.length < bytes.length * 0.9
        ? Buffer.concat([Buffer.of(form.deflated), deflated])
        : Buffer.concat([Buffer.of(form.plain), bytes]);
    return { metadata: { encoding: encodingBytes }, data: seal(keys, purpose, '', content) };
  }

  async function decode(payload: Payload): Promise<Payload> {
    if (!isSealed(payload)) return payload;
    const content = unseal(keys, purpose, '', payload.data ?? new Uint8Array());
    const bytes = content.subarray(1);
    return payloadFrom(
      content[0] === form.deflated ? await inflate(bytes, { maxOutputLength: mostBytes }) : bytes,
    );
  }

  return {
    encode: (payloads) => Promise.all(payloads.map(encode)),
    decode: (payloads) => Promise.all(payloads.map(decode)),
  };
}

function isSealed({ metadata }: Payload): boolean {
  const given = metadata?.encoding;
  return (
    given?.length === encodingBytes.length && encodingBytes.every((byte, index) => byte === given[index])
  );
}
