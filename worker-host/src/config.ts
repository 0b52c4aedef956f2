import { hostname } from 'node:os';
import { isS3Url } from '@wfb/blobs';
import { parseAllowList } from '@wfb/connectors/guard/allow-list';
import { createKeyRing, type KeyRing } from '@wfb/engine/contract/sealing';
import { z } from 'zod';
import hostPackage from '../package.json' with { type: 'json' };

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes in base64');
const keys = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((part) => part.trim() !== ''))
  .pipe(z.array(key));
const allowedHosts = z.string().default('').refine(isAllowList, 'must be host:port, separated by commas');

/** Every environment variable that the worker-host reads. */
export const workerHostConfigSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  BLOB_STORE_URL: z
    .string()
    .refine(isS3Url, 'must look like https://KEY:SECRET@host/bucket?region=eu-central-1')
    .optional()
    .describe(
      'Bucket for large values of runs: https://KEY:SECRET@host/bucket?region=…; Postgres without one.',
    ),
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  WFB_KEY: key.describe('Instance key: seals secrets and run data. 32 bytes, base64.'),
  WFB_OLD_KEYS: keys.describe('Keys used before, separated by commas: what they sealed stays readable.'),
  REGION: z.string().min(1).default('us-east').describe('Pools of another region are left to other hosts.'),
  WORKER_FLEET: z
    .enum(['processes', 'kubernetes'])
    .default('processes')
    .describe('kubernetes: pods of their own serve the pools, and a host without WORKER_QUEUE serves none.'),
  WORKER_QUEUE: z
    .string()
    .min(1)
    .optional()
    .describe('The one pool that this host serves, as one worker: the name of its queue.'),
  WORKER_LABELS: z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(',').map((label) => label.trim()))].filter(Boolean))
    .describe('What this machine has, by commas: pools may ask for machines with certain labels.'),
  HOST_NAME: z.string().min(1).default(hostname()),
  ALLOWED_HOSTS: allowedHosts.describe('Private hosts that web requests may call: host:port, by commas.'),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3_600)
    .default(20)
    .describe('How long tasks at work may go on when the host is told to stop.'),
  TASK_SLOTS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(100)
    .describe('Tasks that one worker carries out at once, where its pool says nothing.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type WorkerHostConfig = z.infer<typeof workerHostConfigSchema> & { version: string; keys: KeyRing };

/** Reads and validates the environment; an empty variable counts as not set. Throws an error that names every wrong one. */
export function readConfig(env: NodeJS.ProcessEnv): WorkerHostConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { success, data, error } = workerHostConfigSchema.safeParse(given);
  if (!success) {
    const lines = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The environment is not as it should be:\n${lines.join('\n')}`);
  }
  return {
    ...data,
    version: hostPackage.version,
    keys: createKeyRing([data.WFB_KEY, ...data.WFB_OLD_KEYS]),
  };
}

/**
 * The one queue whose seats a host takes: a pod of a pool's Deployment has one. null: it takes seats of all queues; empty: of none, since the
 * cluster gives each pool pods of its own.
 */
export function servedQueue({ WORKER_QUEUE, WORKER_FLEET }: WorkerHostConfig): string | null {
  return WORKER_QUEUE ?? (WORKER_FLEET === 'kubernetes' ? '' : null);
}

function isAllowList(text: string): boolean {
  try {
    parseAllowList(text);
    return true;
  } catch {
    return false;
  }
}
