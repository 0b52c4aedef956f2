import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { repositoryRoot } from '../paths.ts';
import { firstThatWorks } from './attempts.ts';
import { findOnPath, runCommand } from './command.ts';
import { installDebianPackage } from './debian-package.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onPath = () => names.map((name) => findOnPath(name)).find((path) => path !== undefined);

/** A Chromium for the browser tests: `CHROMIUM_PATH`, else one that is installed, else one that is got here. */
export async function obtainChromium(note: (text: string) => void): Promise<string> {
  const present = process.env['CHROMIUM_PATH'] || onPath() || playwrightsOwn();
  if (present) return present;
  return firstThatWorks('Chromium', 'Install Chromium or Chrome, or set CHROMIUM_PATH to the program.', [
    { way: 'Debian package', run: () => fromDebian(note) },
    { way: 'Playwright’s download', run: () => fromPlaywright(note) },
  ]);
}

// Playwright belongs to the tests' packages, and is loaded only where it is needed.
const testsRequire = createRequire(join(repositoryRoot, 'tests', 'package.json'));

function playwrightsOwn(): string | undefined {
  const { chromium } = testsRequire('playwright-core') as { chromium: { executablePath(): string } };
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function fromDebian(note: (text: string) => void): Promise<string> {
  await installDebianPackage('chromium', note);
  const program = onPath();
  if (!program) throw new Error('the package brought no chromium');
  return program;
}

async function fromPlaywright(note: (text: string) => void): Promise<string> {
  note('downloading');
  const cli = join(testsRequire.resolve('playwright-core/package.json'), '..', 'cli.js');
  await runCommand(process.execPath, [cli, 'install', 'chromium']);
  const program = playwrightsOwn();
  if (!program) throw new Error('the download brought no chromium');
  return program;
}
