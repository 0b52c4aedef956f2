import { Problem } from '../problem.ts';

export interface Attempt<T> {
  /** How it is got, for the message where every way has failed: "download", "go install". */
  way: string;
  run: () => Promise<T>;
}

/** The first way that works. Where none does, the problem says why each of them failed. */
export async function firstThatWorks<T>(
  what: string,
  remedy: string,
  attempts: readonly Attempt<T>[],
): Promise<T> {
  const failures: string[] = [];
  for (const { way, run } of attempts) {
    try {
      return await run();
    } catch (error) {
      const reason = error instanceof Error ? describe(error) : String(error);
      failures.push(`  - ${way}: ${reason}`);
    }
  }
  throw new Problem(`${what} could not be obtained for this machine:\n${failures.join('\n')}`, remedy);
}

/** `fetch failed` says nothing: the reason is in its cause. */
function describe(error: Error): string {
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
