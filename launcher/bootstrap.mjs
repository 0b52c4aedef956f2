// The first thing that runs: plain JavaScript for whatever Node (18 or newer) is there, without any package. It gets
// the Node the product runs on and its packages, each only once, and hands over to `src/main.ts`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const nodeVersion = '24.21.0';
const nodeMajor = 24;
const pnpmVersion = '12.21.0';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const localCache = path.join(root, '.cache');
const cache = process.env.WFB_CACHE_DIR
  ? path.resolve(process.env.WFB_CACHE_DIR)
  : path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'wfb');

class Problem extends Error {
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/** Runs a slow step under a running clock, or with a line at its begin and its end where there is no terminal. */
async function step(title, run) {
  const startedAt = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const terminal = process.stdout.isTTY;
  const paint = () => process.stdout.write(`\r\x1b[2K  … ${title} ${elapsed()}`);
  if (terminal) paint();
  else console.log(`  … ${title}`);
  const clock = setInterval(
    () => {
      if (terminal) paint();
      else console.log(`  … ${title}: ${elapsed()} so far`);
    },
    terminal ? 500 : 20_000,
  );
  try {
    await run();
    console.log(`${terminal ? '\r\x1b[2K' : ''}  ✓ ${title} ${elapsed()}`);
  } catch (error) {
    console.log(`${terminal ? '\r\x1b[2K' : ''}  ✗ ${title} ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(clock);
  }
}

/** The npm that runs us; else the one beside this Node; else the one on PATH. */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && running.endsWith('npm-cli.js') && fs.existsSync(running)) return [process.execPath, running];
  const beside = path.join(path.dirname(process.execPath), 'npm');
  return [fs.existsSync(beside) ? beside : 'npm'];
}

function runNpm(args, options) {
  const [program, ...leading] = npmCommand();
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...leading, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(output.trimEnd().split('\n').slice(-25).join('\n')));
    });
  });
}

/** Native modules are built for one major version, so a newer Node does not do either. */
async function findOrGetNode() {
  if (Number(process.versions.node.split('.')[0]) === nodeMajor) return process.execPath;
  const target = path.join(cache, 'node', nodeVersion);
  const program = path.join(target, 'bin', 'node');
  if (fs.existsSync(program)) return program;

  const name = `node-${process.platform}-${process.arch}`;
  await step(`Getting Node ${nodeVersion} (once)`, async () => {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const partial = fs.mkdtempSync(`${target}.partial-`);
    try {
      const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
      await runNpm(['install', '--prefix', partial, ...flags, `${name}@${nodeVersion}`], { cwd: partial });
      fs.renameSync(path.join(partial, 'node_modules', name), target);
    } catch (error) {
      // Two starts at once: the other one was faster, and its copy is as good.
      if (!fs.existsSync(program)) {
        throw new Problem(
          `Node ${nodeVersion} could not be obtained:\n${error.message}`,
          `Check that the npm registry can be reached, or install Node ${nodeMajor} yourself and try again.`,
        );
      }
    } finally {
      fs.rmSync(partial, { recursive: true, force: true });
    }
  });
  return program;
}

/** Changes whenever an installation would come out differently. */
function installationStamp() {
  const hash = createHash('sha256').update(`${nodeMajor} ${process.platform} ${process.arch}\n`);
  const folders = fs.readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const manifests = folders.map(({ name }) => path.join(name, 'package.json')).sort();
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    const full = path.join(root, file);
    if (fs.existsSync(full)) hash.update(`${file}\n`).update(fs.readFileSync(full));
  }
  return hash.digest('hex');
}

async function installPackages(node) {
  const stampFile = path.join(root, 'node_modules', '.wfb-installed');
  const isInstalled = () =>
    fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === installationStamp();
  if (isInstalled()) return;
  const unlock = await lockInstallation();
  try {
    if (isInstalled()) return;
    await step('Installing packages', () =>
      runNpm(['exec', '--yes', `pnpm@${pnpmVersion}`, '--', 'install', '--frozen-lockfile'], {
        cwd: root,
        env: { ...withNodeOnPath(node), CI: '1' },
      }).catch((error) => {
        throw new Problem(
          `The packages could not be installed:\n${error.message}`,
          error.message.includes('OUTDATED_LOCKFILE')
            ? `After a change of a package.json, run: npx pnpm@${pnpmVersion} install`
            : 'Check that the npm registry can be reached and that the disk is not full, then try again.',
        );
      }),
    );
    fs.writeFileSync(stampFile, installationStamp());
  } finally {
    unlock();
  }
}

/** One installation at a time in this checkout; the lock of a process that is gone does not count. */
async function lockInstallation() {
  const file = path.join(localCache, 'install.lock');
  fs.mkdirSync(localCache, { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(readHolder(file))) fs.rmSync(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** 0 where the lock was released in the meantime. */
function readHolder(file) {
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function withNodeOnPath(node) {
  return { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
}

/** Becomes, as far as a Node process can, the launcher: same terminal, same signals, same exit status. */
function handOver(node, args) {
  const child = spawn(node, [path.join(root, 'launcher', 'src', 'main.ts'), ...args], {
    cwd: root,
    env: {
      ...withNodeOnPath(node),
      WFB_CACHE_DIR: cache,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(localCache, 'compile'),
    },
    // The channel carries no messages: it closes when this process is killed, and the launcher then stops.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithNpm(child);
  child.once('error', fail);
  child.once('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

/** `kill -9` of npm tells nobody: a new parent is the only trace of it. */
function stopWithNpm(child) {
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || child.kill('SIGTERM'), 1000).unref();
}

function fail(error) {
  if (error instanceof Problem) console.error(`\n✗ ${error.message}\n  → ${error.remedy}\n`);
  else if (error.code === 'ENOSPC')
    console.error(`\n✗ The disk is full (${error.message}).\n  → Free some space.\n`);
  else console.error(error);
  process.exit(1);
}

try {
  if (process.platform === 'win32') {
    throw new Problem(
      'Windows is not supported directly.',
      'Run it in WSL (https://learn.microsoft.com/windows/wsl).',
    );
  }
  const node = await findOrGetNode();
  await installPackages(node);
  handOver(node, process.argv.slice(2));
} catch (error) {
  fail(error);
}
