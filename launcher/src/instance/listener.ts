import type { LauncherConfig } from '../config.ts';
import { probePort } from '../ports.ts';
import { Problem } from '../problem.ts';
import { loadCertificate } from './certificate.ts';
import type { Listener } from './child-environment.ts';
import { localAddresses } from './network-address.ts';

/** Where the server is to listen, and under which address people reach it. */
export async function chooseListener(config: LauncherConfig, { lan }: { lan: boolean }): Promise<Listener> {
  const host = config.HOST ?? (lan ? '0.0.0.0' : '127.0.0.1');
  const port = config.PORT;
  if ((await probePort(port, host)) === undefined) {
    throw new Problem(
      `Port ${port} is in use by another program.`,
      `Stop that program, or choose another port: PORT=${port + 100} npm start`,
    );
  }
  const addresses = lan ? localAddresses() : [];
  if (lan && addresses.length === 0 && !config.PUBLIC_URL) {
    throw new Problem(
      'This machine has no address in a local network.',
      'Connect it to your network, or set PUBLIC_URL to the address under which it is reached.',
    );
  }
  const given = config.TLS_CERT && config.TLS_KEY && { certificate: config.TLS_CERT, key: config.TLS_KEY };
  const tls = given || (lan ? await loadCertificate(config.WFB_DATA_DIR, addresses) : undefined);
  const origin = `${tls ? 'https' : 'http'}://${addresses[0] ?? 'localhost'}:${port}`;
  return { host, port, publicUrl: config.PUBLIC_URL ?? origin, tls };
}
