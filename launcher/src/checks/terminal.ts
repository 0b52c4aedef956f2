import { spawn } from 'node:child_process';
import { repositoryRoot } from '../paths.ts';

export interface ProgramOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Where a stage writes, and where the programs that it runs write. */
export interface Terminal {
  say(line: string): void;
  /** Runs a program. Resolves with its exit status; rejects where it cannot be started. */
  run(program: string, args: readonly string[], options?: ProgramOptions): Promise<number>;
}

/** What the command was started in: programs have it to themselves, colours and all. */
export const ownTerminal: Terminal = {
  say: (line) => console.log(line),
  run: (program, args, options) => start(program, args, options),
};

/** Keeps all that is written until it is shown as a whole: for stages that go on side by side. */
export function heldTerminal(): Terminal & { show(): void } {
  let written: Buffer[] = [];
  return {
    say: (line) => void written.push(Buffer.from(`${line}\n`)),
    run: (program, args, options) => start(program, args, options, (chunk) => written.push(chunk)),
    show() {
      process.stdout.write(Buffer.concat(written));
      written = [];
    },
  };
}

function start(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
  hold?: (chunk: Buffer) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? repositoryRoot,
      env: { ...process.env, ...options.env },
      stdio: hold ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    });
    if (hold) {
      child.stdout?.on('data', hold);
      child.stderr?.on('data', hold);
    }
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
