/** Where progress is written; tests hand in their own. */
export interface ProgressOutput {
  write(text: string): unknown;
  isTTY?: boolean;
}

export interface Progress {
  /** Runs one step and reports how long it took. Steps faster than `quietBelowMs` say nothing. */
  step<T>(title: string, run: (note: (text: string) => void) => Promise<T>): Promise<T>;
  info(text: string): void;
}

const quietBelowMs = 400;
const reportEveryMs = 20_000;

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/**
 * On a terminal a slow step is one line with a running clock. Elsewhere (a log file, CI) it is a line when it
 * begins to be slow, one now and then while it lasts, and one when it ends.
 */
export function createProgress(output: ProgressOutput = process.stdout): Progress {
  const running = new Map<string, { startedAt: number; note: string }>();
  let painted = false;
  let ticker: NodeJS.Timeout | undefined;

  const erase = () => {
    if (painted) output.write('\r\x1b[2K');
    painted = false;
  };
  const paint = () => {
    if (!output.isTTY) return;
    const line = [...running]
      .map(
        ([title, { startedAt, note }]) =>
          `${title}${note && ` (${note})`} ${seconds(Date.now() - startedAt)}`,
      )
      .join(' · ');
    erase();
    if (line) {
      output.write(`  … ${line}`.slice(0, (process.stdout.columns ?? 100) - 1));
      painted = true;
    }
  };
  const say = (line: string) => {
    erase();
    output.write(`${line}\n`);
    paint();
  };

  return {
    info: (text) => say(text),
    async step(title, run) {
      const entry = { startedAt: Date.now(), note: '' };
      running.set(title, entry);
      if (output.isTTY) ticker ??= setInterval(paint, 200).unref();
      const begin = setTimeout(() => output.isTTY || say(`  … ${title}`), quietBelowMs).unref();
      const remind = setInterval(() => {
        if (!output.isTTY)
          say(
            `  … ${title}${entry.note && ` (${entry.note})`}: ${seconds(Date.now() - entry.startedAt)} so far`,
          );
      }, reportEveryMs).unref();
      let outcome = '✗';
      try {
        const result = await run((text) => (entry.note = text));
        outcome = '✓';
        return result;
      } finally {
        clearTimeout(begin);
        clearInterval(remind);
        running.delete(title);
        const elapsed = Date.now() - entry.startedAt;
        if (elapsed >= quietBelowMs || outcome === '✗') say(`  ${outcome} ${title} ${seconds(elapsed)}`);
        if (running.size === 0) {
          clearInterval(ticker);
          ticker = undefined;
          erase();
        }
      }
    },
  };
}
