import { spawn } from 'node:child_process';
import { repositoryRoot } from '../paths.ts';

export interface StageResult {
  passed: number;
  failed: number;
}

export interface Stage {
  name: string;
  title: string;
  run: () => Promise<StageResult>;
}

/** A check that passes or fails as a whole. */
export const asOne = (ok: boolean): StageResult => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

export const sumResults = (results: readonly StageResult[]): StageResult => ({
  passed: results.reduce((sum, { passed }) => sum + passed, 0),
  failed: results.reduce((sum, { failed }) => sum + failed, 0),
});

/** Runs a program in this terminal. Resolves with its exit status. */
export function runInTerminal(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? repositoryRoot,
      env: { ...process.env, ...options.env },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
