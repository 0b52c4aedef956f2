import { actionDeclarations } from '@wfb/connectors/declarations';
import type { DefinitionInput, Step } from '@wfb/engine/definition';
import { publish, type Published } from '../../replay/support/host.ts';
import type { BareTemporal } from '../bare/bare-temporal.ts';
import { startCarriers } from '../carried/carriers.ts';
import { percentile, ratio, type Figure } from '../figures.ts';
import { timesOf } from '../load.ts';

const input = { type: 'object', properties: { text: { type: 'string' } } } as const;

const versionOf = (name: string, steps: Step[], output: string): Published =>
  publish({ format: 1, name, input, steps, output } as DefinitionInput, { actions: actionDeclarations });

/** Fast tasks, each with the result of the one before. */
function fastTasks(count: number): Published {
  const steps = Array.from({ length: count }, (_, index): Step => ({
    id: `hash${index}`,
    kind: 'task',
    action: 'crypto.hash',
    with: { text: index === 0 ? '{{ input.text }}' : `{{ steps.hash${index - 1}.value }}` },
  }));
  return versionOf(`Fast tasks ${count}`, steps, `{{ steps.hash${count - 1}.value }}`);
}

/** One task, then steps that only compute, each with what the one before gave. */
function pureSteps(count: number): Published {
  const steps = Array.from({ length: count }, (_, index): Step => ({
    id: `pure${index + 1}`,
    kind: 'transform',
    value: {
      text: index === 0 ? '{{ steps.hash.value.toUpperCase() }}' : `{{ steps.pure${index}.text.trim() }}`,
      length: index === 0 ? '{{ input.text.length }}' : `{{ steps.pure${index}.length + 1 }}`,
    },
  }));
  const hash: Step = { id: 'hash', kind: 'task', action: 'crypto.hash', with: { text: '{{ input.text }}' } };
  return versionOf(`Pure steps ${count}`, [hash, ...steps], `{{ steps.pure${count} }}`);
}

const [few, many] = [10, 100];
const pureCounts = [1, 1_001] as const;

/**
 * What a step adds to a run, hosted, exported, and in a bare workflow: the difference between long and short runs, so that
 * neither starting nor ending counts.
 */
export async function measureSteps(
  temporalAddress: string,
  bare: BareTemporal,
  effort: number,
): Promise<Figure[]> {
  const [short, long] = [fastTasks(few), fastTasks(many)];
  const [littlePure, muchPure] = [pureSteps(pureCounts[0]), pureSteps(pureCounts[1])];
  const carriers = await startCarriers(temporalAddress, [short, long, littlePure, muchPure]);
  try {
    const given = { text: 'abc' };
    const [
      bareShort,
      bareLong,
      hostedShort,
      hostedLong,
      exportedShort,
      exportedLong,
      hostedLittle,
      hostedMuch,
    ] = await medians(5 * effort, [
      () => bare.run('tenLocal'),
      () => bare.run('hundredLocal'),
      () => carriers.hosted(short, given),
      () => carriers.hosted(long, given),
      () => carriers.exported(short, given),
      () => carriers.exported(long, given),
      () => carriers.hosted(littlePure, given),
      () => carriers.hosted(muchPure, given),
    ]);
    const perStep = (least: number, most: number) => (most - least) / (many - few);
    const [local, hosted, exported] = [
      perStep(bareShort, bareLong),
      perStep(hostedShort, hostedLong),
      perStep(exportedShort, exportedLong),
    ];
    return [
      { name: 'local activity of a bare workflow', value: local, unit: 'ms' },
      { name: 'fast step, hosted', value: hosted, unit: 'ms' },
      { name: 'fast step, exported', value: exported, unit: 'ms' },
      ratio('fast step against a bare local activity', hosted / local, { atMost: 1.3 }),
      ratio('run of a hundred fast steps, hosted against exported', hostedLong / exportedLong, {
        atMost: 1.1,
      }),
      {
        name: 'step that only computes, carried by Temporal',
        value: (hostedMuch - hostedLittle) / (pureCounts[1] - pureCounts[0]),
        unit: 'ms',
        bar: { atMost: 0.2 },
      },
    ];
  } finally {
    await carriers.stop();
  }
}

type Runs = readonly (() => Promise<unknown>)[];

/** Median time of each, taken by turns, so that a machine whose speed drifts slows all of them. */
async function medians<const R extends Runs>(rounds: number, runs: R): Promise<{ [K in keyof R]: number }> {
  const samples = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, run] of runs.entries())
      samples[index]!.push(...(await timesOf(run, 1, round === 0 ? 3 : 0)));
  return samples.map((times) => percentile(times, 0.5)) as { [K in keyof R]: number };
}
