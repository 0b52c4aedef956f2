import { isS3Url } from '@wfb/blobs';
import { z } from 'zod';
import { defaultRegions, parseRegions } from './features/regions/catalogue.ts';
import serverPackage from '../package.json' with { type: 'json' };

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const key = z
  .base64()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'));

/** Every environment variable that the server reads. The launcher hands them on; in production they come from the deployment. */
export const serverConfigSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; loopback unless told otherwise.'),
  PORT: port.default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where browsers find the product; decides cookies, links in mails and allowed origins.'),
  TRUSTED_ORIGINS: list
    .default([])
    .describe('Further origins from which browsers may write, separated by commas.'),
  TRUST_PROXY: z
    .string()
    .default('')
    .describe('Addresses of proxies whose X-Forwarded-* headers count, separated by commas.'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(15).describe('Connections to Postgres.'),
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
  WFB_OLD_KEYS: list
    .default([])
    .transform((keys) => keys.map((text) => Buffer.from(text, 'base64')))
    .refine((keys) => keys.every((old) => old.length === 32), 'must be keys of 32 bytes in base64')
    .describe('Keys used before, separated by commas: what they sealed stays readable.'),
  VAPID_PUBLIC_KEY: z.string().default(''),
  VAPID_PRIVATE_KEY: z.string().default(''),
  VAPID_SUBJECT: z.string().default('https://localhost'),
  WEB_DIR: z.string().optional().describe('Folder of the built web app.'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Workflows <workflows@localhost>'),
  ALLOWED_HOSTS: list.default([]),
  DEMO_SHOP: flag.default(false),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  REGIONS: z
    .string()
    .default(defaultRegions)
    .transform(parseRegions)
    .refine((regions) => regions !== null, 'must look like us-east,eu-central=Europe/Berlin')
    .describe(
      'Regions that projects can choose, by commas; with a time zone each, unless it is one of the default ones.',
    ),
  WORKER_FLEET: z
    .enum(['processes', 'kubernetes'])
    .default('processes')
    .describe('kubernetes: the wanted number of workers is written to Deployments, one for each pool.'),
  WORKER_TEMPLATE: z
    .string()
    .min(1)
    .default('worker-host')
    .describe('Deployment whose pods those of the pools are copies of.'),
  REGION: z.string().min(1).default('us-east').describe('Region of the cluster that runs the workers.'),
  KUBERNETES_API_URL: z.url({ protocol: /^https?$/ }).default('https://kubernetes.default.svc'),
  KUBERNETES_ACCOUNT_DIR: z
    .string()
    .default('/var/run/secrets/kubernetes.io/serviceaccount')
    .describe('Folder with token, ca.crt and namespace of the server’s service account.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  INSTANCE_NAME: z.string().min(1).max(100).default('Workflows'),
  RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .default(1_200)
    .describe('Requests per minute of one person or address.'),
  SIGN_IN_RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('Sign-ins, and apart from them sign-ups, per minute of one address.'),
});

export type ServerConfig = z.infer<typeof serverConfigSchema> & { publicUrl: string; version: string };

/** Reads and validates the environment; an empty variable counts as not set. Throws an error that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): ServerConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = serverConfigSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The environment is not as it should be:\n${lines.join('\n')}`);
  }
  const config = result.data;
  if (Boolean(config.TLS_CERT) !== Boolean(config.TLS_KEY)) {
    throw new Error('TLS_CERT and TLS_KEY belong together: set both, or neither.');
  }
  const scheme = config.TLS_CERT ? 'https' : 'http';
  const publicUrl = (config.PUBLIC_URL ?? `${scheme}://localhost:${config.PORT}`).replace(/\/+$/, '');
  return { ...config, publicUrl, version: serverPackage.version };
}

/** Origins from which a browser may write: the public one, the loopback names of the own port, and the trusted ones. */
export function allowedOrigins(config: ServerConfig): string[] {
  const { protocol } = new URL(config.publicUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].map((host) => `${protocol}//${host}:${config.PORT}`);
  return [new URL(config.publicUrl).origin, ...loopback, ...config.TRUSTED_ORIGINS];
}
