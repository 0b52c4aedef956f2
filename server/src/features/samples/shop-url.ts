import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerConfig } from '../../config.ts';

/**
 * Where workers of this machine reach the demo shop: on loopback, past any proxy. With a certificate that is for a public name alone, by
 * that name.
 */
export function toShopUrl(config: ServerConfig): string {
  const loopback = `127.0.0.1:${config.PORT}`;
  if (!config.TLS_CERT) return `http://${loopback}/demo-shop`;
  const certificate = new X509Certificate(readFileSync(config.TLS_CERT));
  const origin = certificate.checkIP('127.0.0.1') ? `https://${loopback}` : new URL(config.publicUrl).origin;
  return `${origin}/demo-shop`;
}
