import { createHmac } from 'node:crypto';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { type BlobStore, runIdOf } from '../contract/blobs.ts';
import { deriveKey, type KeyRing, seal, unseal } from '../contract/sealing.ts';
import { createInlineBudget } from './inline-budget.ts';
import { payloadFrom, payloadTo } from './payload-bytes.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** `metadata.encoding` of a payload that this codec made: sealed as it is, or kept elsewhere under the name that is sealed in it. */
const encodings = { sealed: 'binary/wfb-sealed', blob: 'binary/wfb-blob' } as const;
const encodingBytes = {
  sealed: new TextEncoder().encode(encodings.sealed),
  blob: new TextEncoder().encode(encodings.blob),
};
const purposes = { sealed: 'payload', blob: 'blob', name: 'blob name' } as const;
/** Smaller payloads hardly shrink. */
const compressFrom = 512;
/** First byte of the sealed content. */
const form = { plain: 0, deflated: 1 } as const;
/** Nothing that a run holds is larger; a compressed bomb ends here. Bytes. */
const mostBytes = 64 * 1024 * 1024;
/** Larger payloads, as they would lie in the history, are kept elsewhere: Temporal takes 2 MB each and 50 MB in a run. Bytes. */
export const blobsFrom = 256 * 1024;
/** Smaller payloads stay in the history, also where a run lays much into it at once: a blob's name is not much smaller. Bytes. */
const blobsAtLeast = 1024;

/** Compresses payloads where it helps, seals them with the instance's key, and keeps large ones in the blob store. */
export function createPayloadCodec(keys: KeyRing, blobs?: BlobStore): PayloadCodec {
  const nameKey = deriveKey(keys[0].secret, purposes.name);
  const budget = createInlineBudget();

  const staysInHistory = (bytes: number, runId: string | undefined): boolean =>
    bytes <= blobsFrom && (bytes < blobsAtLeast || runId === undefined || budget.takes(runId, bytes));

  async function encode(payload: Payload, runId: string | undefined): Promise<Payload> {
    const bytes = payloadTo(payload);
    const content = await pack(bytes);
    if (!blobs || staysInHistory(content.length, runId))
      return payloadOf('sealed', seal(keys, purposes.sealed, '', content));
    // Of a key, so that nobody can tell by a name what lies under it.
    const id = createHmac('sha256', nameKey).update(bytes).digest('base64url');
    await blobs.put({ id, runId, content: () => seal(keys, purposes.blob, id, content) });
    return payloadOf('blob', seal(keys, purposes.sealed, encodings.blob, id));
  }

  async function decode(payload: Payload): Promise<Payload> {
    if (isMade('sealed', payload))
      return payloadFrom(await unpack(unseal(keys, purposes.sealed, '', dataOf(payload))));
    if (!isMade('blob', payload)) return payload;
    const id = unseal(keys, purposes.sealed, encodings.blob, dataOf(payload)).toString();
    const kept = await blobs?.get(id);
    if (!kept) throw new BlobMissingError(id);
    return payloadFrom(await unpack(unseal(keys, purposes.blob, id, kept)));
  }

  return {
    encode: (payloads, context) => {
      const runId = context?.workflowId === undefined ? undefined : runIdOf(context.workflowId);
      return Promise.all(payloads.map((payload) => encode(payload, runId)));
    },
    decode: (payloads) => Promise.all(payloads.map(decode)),
  };
}

/** A history refers to a blob that this host's store does not have: it was lost, or the host has another store. */
class BlobMissingError extends Error {
  override name = 'BlobMissingError';

  constructor(id: string) {
    super(`A large value of this run is not in the blob store (${id}).`);
  }
}

async function pack(bytes: Buffer): Promise<Buffer> {
  const deflated =
    bytes.length < compressFrom ? undefined : await deflate(bytes, { level: constants.Z_BEST_SPEED });
  return deflated && deflated.length < bytes.length * 0.9
    ? Buffer.concat([Buffer.of(form.deflated), deflated])
    : Buffer.concat([Buffer.of(form.plain), bytes]);
}

async function unpack(content: Buffer): Promise<Buffer> {
  const bytes = content.subarray(1);
  return content[0] === form.deflated ? inflate(bytes, { maxOutputLength: mostBytes }) : bytes;
}

const payloadOf = (kind: keyof typeof encodings, data: Uint8Array): Payload => ({
  metadata: { encoding: encodingBytes[kind] },
  data,
});

const dataOf = (payload: Payload): Uint8Array => payload.data ?? new Uint8Array();

function isMade(kind: keyof typeof encodings, { metadata }: Payload): boolean {
  const made = encodingBytes[kind];
  const given = metadata?.encoding;
  return given?.length === made.length && made.every((byte, index) => byte === given[index]);
}
