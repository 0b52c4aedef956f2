import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { firstThatWorks } from './attempts.ts';
import { cached, findCached } from './cache.ts';
import { findOnPath, runCommand } from './command.ts';

/** The newest version that `go install` builds: from 1.6.0 on its go.mod holds a replace directive, which that refuses. */
const version = '1.5.1';
const cacheEntry = `temporal/${version}`;
const downloadTimeoutMs = 180_000;

/** A `temporal` program whose `server start-dev` we can run. */
export async function obtainTemporal(note: (text: string) => void): Promise<string> {
  const present = findOnPath('temporal') ?? inFolder(findCached(cacheEntry));
  if (present) return present;
  return firstThatWorks(
    'The Temporal server',
    'Install the temporal CLI (https://docs.temporal.io/cli) so that it is on PATH, or set TEMPORAL_ADDRESS to a server.',
    [
      { way: 'download', run: () => fill((folder) => download(folder, note)) },
      { way: 'go install', run: () => fill((folder) => buildWithGo(folder, note)) },
    ],
  );
}

const inFolder = (folder: string | undefined) => folder && join(folder, 'temporal');
const fill = async (run: (folder: string) => Promise<void>) =>
  join(await cached(cacheEntry, run), 'temporal');

const releaseSchema = z.object({ archiveUrl: z.url(), fileToExtract: z.string() });

/** The service that Temporal's own SDKs use to find the archive for a platform. */
async function download(folder: string, note: (text: string) => void): Promise<void> {
  note('looking for the download');
  const query = new URLSearchParams({
    platform: process.platform,
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    format: 'tar.gz',
  });
  const found = await fetch(`https://temporal.download/cli/v${version}?${query}`, {
    signal: AbortSignal.timeout(15_000),
  });
  if (!found.ok) throw new Error(`temporal.download answered ${found.status}`);
  const { archiveUrl, fileToExtract } = releaseSchema.parse(await found.json());

  note('downloading');
  const archive = await fetch(archiveUrl, { signal: AbortSignal.timeout(downloadTimeoutMs) });
  if (!archive.ok) throw new Error(`${archiveUrl} answered ${archive.status}`);
  const file = join(folder, 'archive.tar.gz');
  await writeFile(file, Buffer.from(await archive.arrayBuffer()));
  await runCommand('tar', ['-xzf', file, '-C', folder, fileToExtract]);
  if (fileToExtract !== 'temporal') await rename(join(folder, fileToExtract), join(folder, 'temporal'));
  await chmod(join(folder, 'temporal'), 0o755);
}

async function buildWithGo(folder: string, note: (text: string) => void): Promise<void> {
  const go = findOnPath('go');
  if (!go) throw new Error('go is not installed');
  note('building it with go, about 3 minutes');
  await mkdir(folder, { recursive: true });
  await runCommand(go, ['install', `github.com/temporalio/cli/cmd/temporal@v${version}`], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '-trimpath -ldflags=-s' },
  });
}
