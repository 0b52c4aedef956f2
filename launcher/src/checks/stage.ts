import { heldTerminal, ownTerminal, type Terminal } from './terminal.ts';

export interface StageResult {
  passed: number;
  failed: number;
}

export interface Stage {
  name: string;
  title: string;
  run: (terminal: Terminal) => Promise<StageResult>;
}

export interface StageReport {
  title: string;
  seconds: number;
  result: StageResult;
}

/** A check that passes or fails as a whole. */
export const asOne = (ok: boolean): StageResult => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

export const sumResults = (results: readonly StageResult[]): StageResult => ({
  passed: results.reduce((sum, { passed }) => sum + passed, 0),
  failed: results.reduce((sum, { failed }) => sum + failed, 0),
});

/**
 * Runs stages in lanes: one after another within a lane, the lanes side by side. One lane writes as it goes; of
 * several, each stage is shown when it is over, so that their words do not mix. Goes on after a failure.
 */
export async function runLanes(lanes: readonly (readonly Stage[])[]): Promise<StageReport[]> {
  const busy = lanes.filter((lane) => lane.length > 0);
  const run = busy.length > 1 ? runHeld : runShown;
  const reports = await Promise.all(
    busy.map(async (lane) => {
      const reports: StageReport[] = [];
      for (const stage of lane) reports.push(await run(stage));
      return reports;
    }),
  );
  return reports.flat();
}

/** What is held says now and then that it goes on. */
const remindEveryMs = 60_000;

async function runShown(stage: Stage): Promise<StageReport> {
  console.log(`\n━━ ${stage.title}`);
  return tell(await timed(stage, ownTerminal));
}

async function runHeld(stage: Stage): Promise<StageReport> {
  console.log(`  … ${stage.title}`);
  const startedAt = Date.now();
  const remind = setInterval(
    () => console.log(`  … ${stage.title}: ${Math.round((Date.now() - startedAt) / 1000)} s so far`),
    remindEveryMs,
  );
  const terminal = heldTerminal();
  const report = await timed(stage, terminal).finally(() => clearInterval(remind));
  console.log(`\n━━ ${stage.title}`);
  terminal.show();
  return tell(report);
}

async function timed({ title, run }: Stage, terminal: Terminal): Promise<StageReport> {
  const startedAt = Date.now();
  const result = await run(terminal);
  return { title, result, seconds: Math.round((Date.now() - startedAt) / 1000) };
}

function tell(report: StageReport): StageReport {
  const { title, result, seconds } = report;
  console.log(
    `${result.failed ? '✗' : '✓'} ${title}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`,
  );
  return report;
}
