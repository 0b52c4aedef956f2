import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface CertificateFiles {
  certificate: string;
  key: string;
  /** What a phone must be told to trust, where we made the certificate ourselves. */
  authority?: string;
}

const day = 24 * 60 * 60 * 1000;
/** Phones refuse certificates that are valid for longer than 398 days. */
const certificateDays = 397;
const renewBeforeDays = 30;

const ellipticKey = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/**
 * A certificate for this machine's names and addresses, signed by an authority of this instance alone. Both are kept in
 * the data folder: a phone that has been told to trust the authority also trusts the renewed certificates.
 */
export async function loadCertificate(
  dataFolder: string,
  addresses: readonly string[],
): Promise<CertificateFiles> {
  const folder = join(dataFolder, 'tls');
  const files = {
    certificate: join(folder, 'server.crt'),
    key: join(folder, 'server.key'),
    authority: join(folder, 'authority.crt'),
  };
  const names = ['localhost', hostname(), `${hostname().split('.')[0]}.local`];
  const all = ['127.0.0.1', ...addresses];
  const present = await readFile(files.certificate, 'utf8').catch(() => undefined);
  if (present && covers(present, names, all)) return files;

  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = await loadAuthority(files.authority, join(folder, 'authority.key'));
  const made = await generate([{ name: 'commonName', value: hostname() }], {
    ...ellipticKey,
    ca: authority,
    notAfterDate: new Date(Date.now() + certificateDays * day),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[...new Set(names)].map((value) => ({ type: 2 as const, value })),
          ...[...new Set(all)].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  await writeFile(files.key, made.private, { mode: 0o600 });
  await writeFile(files.certificate, [made.cert, authority.cert].map((pem) => `${pem.trim()}\n`).join(''));
  return files;
}

function covers(pem: string, names: readonly string[], addresses: readonly string[]): boolean {
  const certificate = new X509Certificate(pem);
  if (certificate.validToDate.getTime() < Date.now() + renewBeforeDays * day) return false;
  return (
    names.every((name) => certificate.checkHost(name)) &&
    addresses.every((address) => certificate.checkIP(address))
  );
}

async function loadAuthority(certFile: string, keyFile: string): Promise<{ cert: string; key: string }> {
  try {
    return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = await generate([{ name: 'commonName', value: `Workflows on ${hostname()}` }], {
    ...ellipticKey,
    notAfterDate: new Date(Date.now() + 3650 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  await writeFile(keyFile, made.private, { mode: 0o600 });
  await writeFile(certFile, made.cert);
  return { cert: made.cert, key: made.private };
}
