import { spawn, type ChildProcess } from 'node:child_process';

export interface Ended {
  code: number | null;
  output: string;
}

/** Runs a Node program to its end. */
export async function runNode(
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const started = startNode(args, options);
  return started.ended;
}

export interface Started {
  process: ChildProcess;
  ended: Promise<Ended>;
}

export function startNode(
  args: readonly string[],
  { cwd, env }: { cwd: string; env?: NodeJS.ProcessEnv },
): Started {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output })));
  return { process: child, ended };
}
