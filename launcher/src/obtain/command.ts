import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH. */
export function findOnPath(program: string, searchPath = process.env['PATH'] ?? ''): string | undefined {
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, program);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** What still runs when this process ends must not go on behind it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill();
});

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end and returns what it printed; rejects with the tail of it where it fails. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return runCommandAs(undefined, program, args, options);
}

/** The same as another user, for programs that refuse to run as root. */
export function runCommandAs(
  account: { uid: number; gid: number } | undefined,
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      ...account,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    const take = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else
        reject(new Error(`${program} ${args.join(' ')} failed (${signal ?? code}):\n${output.slice(-2000)}`));
    });
  });
}
