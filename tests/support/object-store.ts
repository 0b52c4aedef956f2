import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';

const bucket = 'values';

/** An object store that speaks S3, in this process. `s3rver` has one key built in and refuses others. */
export async function startObjectStore() {
  const directory = await mkdtemp(path.join(tmpdir(), 'wfb-objects-'));
  const store = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory },
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = (await store.run()) as AddressInfo;
  const urlOf = (credentials: string): string =>
    `http://${credentials}@127.0.0.1:${port}/${bucket}/runs?region=us-east-1`;
  return {
    url: urlOf('S3RVER:S3RVER'),
    urlOfStranger: urlOf('stranger:wrong'),
    async close() {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}
