import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { BlobStore } from '../contract/blobs.ts';
import type { KeyRing } from '../contract/sealing.ts';
import { createPayloadCodec } from './codec.ts';

/** Loaded by path, both by the SDK and into the workflow bundle. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.ts', import.meta.url));

/** How values and failures lie in Temporal: compressed, sealed, and large ones elsewhere. The same for clients and workers. */
export function createDataConverter(keys: KeyRing, blobs?: BlobStore): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keys, blobs)], failureConverterPath };
}
