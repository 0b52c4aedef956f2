import { AwsClient } from 'aws4fetch';

/** Where sealed bytes can be put besides the database. Keys are ours alone, and are written once. */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Undefined: there is nothing. */
  get(key: string): Promise<Uint8Array | undefined>;
  delete(key: string): Promise<void>;
}

interface S3Address {
  /** `https://host/bucket`, with the folder in it, if any. */
  base: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Slow networks take their time; what hangs is given up. */
const timeoutMs = 60_000;

/**
 * Reads the address of a bucket: `https://KEY:SECRET@host/bucket/folder?region=eu-central-1`. Key and secret are written as in
 * any URL (`%2F` for `/`).
 */
function parseS3Url(text: string): S3Address | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const path = url?.pathname.replace(/\/+$/, '');
  if (!url || !/^https?:$/.test(url.protocol) || !url.username || !url.password || !path) return undefined;
  const [accessKeyId, secretAccessKey] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    base: `${url.protocol}//${url.host}${path}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId,
    secretAccessKey,
  };
}

/** Whether it is the address of a bucket, with a key and its secret. */
export const isS3Url = (text: string): boolean => parseS3Url(text) !== undefined;

/** Objects in a bucket of anything that speaks S3, addressed by path. Outages and throttling are tried again a few times. */
export function createS3Objects(url: string): ObjectStore {
  const address = parseS3Url(url);
  if (!address) throw new TypeError('The address of the bucket is not as it should be.');
  const { base, region, accessKeyId, secretAccessKey } = address;
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region },
    service: 's3',
    retries: 4,
    initRetryMs: 100,
  });

  async function request(key: string, init: RequestInit): Promise<Response> {
    const response = await client.fetch(`${base}/${key}`, {
      ...init,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok || response.status === 404) return response;
    const answer = (await response.text()).slice(0, 300);
    throw new Error(`The object store answered ${response.status} to ${init.method}: ${answer}`);
  }

  return {
    async put(key, bytes) {
      const response = await request(key, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer> });
      if (response.status === 404) throw new Error('The bucket of the object store does not exist.');
      await response.body?.cancel();
    },
    async get(key) {
      const response = await request(key, { method: 'GET' });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      await response.body?.cancel();
      return undefined;
    },
    async delete(key) {
      await (await request(key, { method: 'DELETE' })).body?.cancel();
    },
  };
}
