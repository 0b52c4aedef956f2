import { findOnPath, runCommand } from './command.ts';

/** Installs a package where that can be done without asking anybody: as root on a Debian-like system. */
export async function installDebianPackage(name: string, note: (text: string) => void): Promise<void> {
  const apt = findOnPath('apt-get');
  if (!apt) throw new Error('this is not a Debian-like system');
  if (process.getuid?.() !== 0) throw new Error(`needs root; run: sudo apt-get install ${name}`);
  // RUNLEVEL=1: a package's own service must not be started beside ours.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  note('apt-get update');
  await runCommand(apt, ['update', '-q'], { env });
  note(`apt-get install ${name}`);
  await runCommand(apt, ['install', '-q', '-y', '--no-install-recommends', name], { env });
}
