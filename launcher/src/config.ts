import { resolve } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './paths.ts';
import { Problem } from './problem.ts';

const port = z.coerce.number('must be a port number').int().min(1).max(65_535);
const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1');
const path = z.string().transform((value) => resolve(repositoryRoot, value));
const urlOf = (...schemes: string[]) =>
  z.string().regex(new RegExp(`^(${schemes.join('|')})://`), `must begin with ${schemes.join(':// or ')}://`);

/**
 * Every environment variable of `npm start`. The description is what the README's table is made of
 * (`npm run generate`); the server and the worker-host validate again what is handed on to them.
 */
export const launcherConfigSchema = z.object({
  PORT: port.default(3000).describe('Port of the web interface and the API.'),
  HOST: z.string().optional().describe('Address to listen on. Loopback only, unless `--lan` is given.'),
  PUBLIC_URL: urlOf('http', 'https')
    .optional()
    .describe(
      'Address under which browsers reach the product, where that is not the address above (a proxy).',
    ),
  TRUSTED_ORIGINS: z
    .string()
    .optional()
    .describe('Further origins from which browsers may write, separated by commas.'),
  TRUST_PROXY: z
    .string()
    .optional()
    .describe('Addresses of proxies whose `X-Forwarded-*` headers count, separated by commas.'),
  INSTANCE_NAME: z.string().optional().describe('What this installation is called in its pages and mails.'),
  WFB_DATA_DIR: path.prefault('.data').describe('Folder of all data: databases, keys, logs.'),
  WFB_CACHE_DIR: path.optional().describe('Folder for downloaded programs. `~/.cache/wfb` by default.'),
  DATABASE_URL: urlOf('postgres', 'postgresql')
    .optional()
    .describe('PostgreSQL server to use instead of an own one.'),
  REDIS_URL: urlOf('redis', 'rediss')
    .optional()
    .describe(
      'Redis or Valkey server to use instead of an own one. Its `maxmemory-policy` must be `noeviction`.',
    ),
  BLOB_STORE_URL: urlOf('http', 'https')
    .optional()
    .describe(
      'Bucket (S3 or compatible) for values of runs that are larger than 256 KiB, as `https://KEY:SECRET@host/bucket?region=eu-central-1`. Without it they lie in PostgreSQL.',
    ),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^/\s]+:\d+$/, 'must look like host:port')
    .optional()
    .describe('Temporal server (`host:port`) to use instead of an own one.'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default').describe('Namespace of the Temporal server.'),
  WFB_POSTGRES_PORT: port
    .optional()
    .describe('Preferred port of the own PostgreSQL; another is taken where it is in use.'),
  WFB_REDIS_PORT: port.optional().describe('Preferred port of the own Redis server.'),
  WFB_TEMPORAL_PORT: port.optional().describe('Preferred port of the own Temporal server.'),
  WFB_KEY: z
    .base64('must be base64')
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional()
    .describe(
      'Key that seals secrets and run data: 32 bytes, base64. Made and kept in the data folder by default.',
    ),
  WFB_OLD_KEYS: z
    .string()
    .optional()
    .describe('Keys used before, separated by commas: what they sealed stays readable.'),
  VAPID_PUBLIC_KEY: z
    .string()
    .optional()
    .describe('Key pair for push notifications. Made and kept by default.'),
  VAPID_PRIVATE_KEY: z.string().optional().describe('The other half of it.'),
  VAPID_SUBJECT: urlOf('mailto', 'https')
    .or(z.string().regex(/^mailto:/))
    .optional()
    .describe(
      'Contact that push services may use: an `https:` or `mailto:` address. `PUBLIC_URL` where it is public.',
    ),
  SMTP_URL: urlOf('smtp', 'smtps')
    .optional()
    .describe(
      'Mail server, as `smtp://user:password@host:587`. Without it, mails are shown on a page of the product.',
    ),
  MAIL_FROM: z.string().default('Workflows <workflows@localhost>').describe('Sender of mails.'),
  REGION: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'may hold lower-case letters, digits and dashes')
    .default('us-east')
    .describe('Region of this machine’s workers.'),
  HOST_NAME: z
    .string()
    .optional()
    .describe('Name of this machine among the workers. Its host name by default.'),
  TLS_CERT: path.optional().describe('Certificate (PEM file) for HTTPS, with its chain.'),
  TLS_KEY: path.optional().describe('Key (PEM file) of that certificate.'),
  ALLOWED_HOSTS: z
    .string()
    .default('')
    .describe('Hosts in private networks that tasks may call, separated by commas. All others are refused.'),
  DEMO_SHOP: flag.prefault('1').describe('`1` serves the demo shop that the sample workflows call.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('How much server and workers write to their logs.'),
});

export type LauncherConfig = z.infer<typeof launcherConfigSchema>;

/** Reads and validates the environment. An empty variable counts as not set. */
export function readConfig(env: NodeJS.ProcessEnv): LauncherConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { success, data, error } = launcherConfigSchema.safeParse(given);
  if (!success) {
    const lines = error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
    throw new Problem(
      `The environment is not as it should be:\n${lines.join('\n')}`,
      'Correct or unset these variables; the README lists what each of them means.',
    );
  }
  requirePair(data, 'TLS_CERT', 'TLS_KEY');
  requirePair(data, 'VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY');
  return data;
}

function requirePair(config: LauncherConfig, one: keyof LauncherConfig, other: keyof LauncherConfig): void {
  if (Boolean(config[one]) === Boolean(config[other])) return;
  const missing = config[one] ? other : one;
  throw new Problem(`${one} and ${other} belong together, and ${missing} is not set.`, `Set ${missing} too.`);
}
