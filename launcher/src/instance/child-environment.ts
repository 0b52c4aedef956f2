import type { LauncherConfig } from '../config.ts';
import type { InstanceSecrets } from './instance-secrets.ts';
import type { CertificateFiles } from './certificate.ts';

export interface Addresses {
  databaseUrl: string;
  redisUrl: string;
  temporalAddress: string;
}

export interface Listener {
  host: string;
  port: number;
  publicUrl: string;
  tls?: CertificateFiles;
}

export interface ChildEnvironmentOptions {
  config: LauncherConfig;
  secrets: InstanceSecrets;
  addresses: Addresses;
  listener: Listener;
  webFolder: string;
}

/** What server and worker-host both read: nothing is left for them to guess. */
export function toChildEnvironment(options: ChildEnvironmentOptions): NodeJS.ProcessEnv {
  const { config, secrets, addresses, listener, webFolder } = options;
  return {
    ...process.env,
    NODE_ENV: process.env['NODE_ENV'] || 'production',
    DATABASE_URL: addresses.databaseUrl,
    REDIS_URL: addresses.redisUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
    WFB_DATA_DIR: config.WFB_DATA_DIR,
    WFB_KEY: config.WFB_KEY ?? secrets.key,
    VAPID_PUBLIC_KEY: config.VAPID_PUBLIC_KEY ?? secrets.vapid.publicKey,
    VAPID_PRIVATE_KEY: config.VAPID_PRIVATE_KEY ?? secrets.vapid.privateKey,
    VAPID_SUBJECT: config.VAPID_SUBJECT ?? pushContact(listener.publicUrl),
    HOST: listener.host,
    PORT: String(listener.port),
    PUBLIC_URL: listener.publicUrl,
    WEB_DIR: webFolder,
    ...(listener.tls && { TLS_CERT: listener.tls.certificate, TLS_KEY: listener.tls.key }),
    // The sample workflows call this very server by HTTPS, with a certificate of our own making.
    ...(listener.tls?.authority && { NODE_EXTRA_CA_CERTS: listener.tls.authority }),
    ...(config.SMTP_URL && { SMTP_URL: config.SMTP_URL }),
    MAIL_FROM: config.MAIL_FROM,
    REGION: config.REGION,
    ...(config.HOST_NAME && { HOST_NAME: config.HOST_NAME }),
    LOG_LEVEL: config.LOG_LEVEL,
    DEMO_SHOP: config.DEMO_SHOP ? '1' : '0',
    ALLOWED_HOSTS: allowedHosts(config, listener),
  };
}

/** Apple's push service refuses messages whose contact is on localhost. */
function pushContact(publicUrl: string): string {
  const { protocol, hostname } = new URL(publicUrl);
  const isPublic = protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  return isPublic ? publicUrl : 'mailto:workflows@example.com';
}

/** The sample workflows call the demo shop, which is this very server on an address that the guard would refuse. */
function allowedHosts({ ALLOWED_HOSTS, DEMO_SHOP }: LauncherConfig, { port, publicUrl }: Listener): string {
  const { hostname, port: publicPort, protocol } = new URL(publicUrl);
  const named = `${hostname}:${publicPort || (protocol === 'https:' ? 443 : 80)}`;
  const own = DEMO_SHOP ? [`localhost:${port}`, `127.0.0.1:${port}`, named] : [];
  return [...ALLOWED_HOSTS.split(',').map((host) => host.trim()), ...own].filter(Boolean).join(',');
}
