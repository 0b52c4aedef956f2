import type { BareTemporal } from '../bare/bare-temporal.ts';
import type { BenchProduct } from '../bench-product.ts';
import { eventually } from '../../support/eventually.ts';
import { tenFastTasks } from '../definitions.ts';
import { percentile, ratio, type Figure } from '../figures.ts';
import { byTurns, perSecond, timesOf } from '../load.ts';

/** Ten fast tasks against ten local and ten ordinary activities of a bare workflow on the same server. */
export async function measureRuns(
  bench: BenchProduct,
  bare: BareTemporal,
  effort: number,
): Promise<Figure[]> {
  const projectId = await bench.createProject('Runs');
  const { id } = await bench.publish(projectId, tenFastTasks);
  const ours = async () => {
    const runId = await bench.startRun(id, { text: 'abc' });
    await bare.untilClosed(runId);
    return runId;
  };
  /** A lone run has no neighbour: what a run has told is written down after it has ended, and that is over when its page knows the end. */
  const untilTold = (runId: string) =>
    eventually(
      async () =>
        (await bench.call<{ status: string }>('GET', `/api/v1/runs/${runId}`)).status === 'completed',
      { what: 'the end of a run on its page' },
    );
  const local = () => bare.run('tenLocal');

  const lone = { count: 10 * effort, warmUp: 3 };
  const alone = await byTurns(
    3,
    () => timesOf(ours, lone.count, lone.warmUp, untilTold),
    () => timesOf(local, lone.count, lone.warmUp),
  );
  const ordinary = await timesOf(() => bare.run('tenOrdinary'), 5 * effort, 2);
  const [oursP50, localP50, ordinaryP50] = [alone.first.flat(), alone.second.flat(), ordinary].map((times) =>
    percentile(times, 0.5),
  ) as [number, number, number];

  const load = { count: 100 * effort, concurrency: 50, warmUp: 50 };
  const together = await byTurns(
    2,
    () => perSecond(ours, load),
    () => perSecond(local, load),
  );
  const [oursRate, localRate] = [together.first, together.second].map((rates) => percentile(rates, 0.5)) as [
    number,
    number,
  ];
  return [
    { name: 'lone run of ten fast tasks, p50', value: oursP50, unit: 'ms' },
    { name: 'bare workflow of ten local activities, p50', value: localP50, unit: 'ms' },
    { name: 'bare workflow of ten ordinary activities, p50', value: ordinaryP50, unit: 'ms' },
    ratio('lone run against local activities', oursP50 / localP50, { atMost: 1.3 }),
    ratio('lone run against ordinary activities', oursP50 / ordinaryP50, { atMost: 1 / 3 }),
    { name: 'runs of ten fast tasks, 50 at once', value: oursRate, unit: 'runs/s' },
    { name: 'bare workflows of ten local activities, 50 at once', value: localRate, unit: 'runs/s' },
    ratio('runs per second against the bare workflow', oursRate / localRate, { atLeast: 0.8 }),
  ];
}
