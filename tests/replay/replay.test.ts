import type { StepEvent } from '@wfb/engine/contract';
import { examples, orderOf } from '@wfb/engine/testing/examples';
import { testMocks } from '@wfb/engine/testing/mocks';
import { replayRun } from '@wfb/engine/temporal';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type BothWays, type Case, createBothWays } from '../integration/engine/support/both-ways.ts';
import { cases, child } from '../integration/engine/support/cases.ts';
import { stayingExamples } from '../support/exported-project.ts';
import { atRandom, randomCases } from './support/at-random.ts';
import { bundleExported, replayOnExported } from './support/exported.ts';
import { historiesOf, publish } from './support/host.ts';

const atOnce = 20;

const environment = { workflows: [{ id: 'child', name: 'Child', input: child.plan.definition.input }] };

interface Subject extends Case {
  name: string;
  /** What it gives, where that is known. */
  output?: unknown;
  goesHome?: boolean;
}

const written: Subject[] = [
  ...examples.map(({ definition, ...rest }) => ({
    name: `example: ${definition.name}`,
    ...rest,
    published: publish(definition, environment),
    input: orderOf(),
    children: { child },
  })),
  ...Object.entries(cases).map(([name, run]) => ({ name, ...run })),
  ...randomCases(),
];

const subjects = written.map((subject, index) => ({
  ...subject,
  // In one project, each has a name of its own.
  published: named(`subject${index}`, subject.published),
  children: Object.fromEntries(
    Object.entries(subject.children ?? {}).map(([id, each]) => [id, named(`subject${index}Child`, each)]),
  ),
  mocks: { ...subject.mocks, actions: { ...testMocks, ...subject.mocks?.actions } },
}));

function named(functionName: string, { plan, javascript }: Case['published']): Case['published'] {
  return { plan: { ...plan, functionName }, javascript };
}

const goesHome = ({ published, goesHome: itself = true }: Subject): boolean =>
  itself && !stayingExamples.has(published.plan.definition.name);

interface Recorded {
  runId: string;
  end: unknown;
  /** Of each execution that carried it. */
  histories: unknown[];
  events: StepEvent[];
}

let both: BothWays;
let exported: { code: string };
const recorded = new Map<string, Recorded>();

beforeAll(
  async () => {
    both = await createBothWays(inject('stack').temporalAddress);
    const bundling = bundleExported(
      'replayed',
      subjects
        .filter(goesHome)
        .flatMap(({ published, children }) => [
          published.plan,
          ...Object.values(children).map(({ plan }) => plan),
        ]),
    );
    const waiting = [...subjects];
    const record = async (): Promise<void> => {
      for (let subject = waiting.shift(); subject; subject = waiting.shift()) {
        const { runId, end } = await both.hosted(subject);
        const histories = await historiesOf(both.host.client, runId);
        recorded.set(subject.name, { runId, end, histories, events: both.host.eventsOf(runId) });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, record));
    exported = await bundling;
  },
  120_000 + atRandom * 2_000,
);

afterAll(() => both?.close());

describe.each(subjects)('a run of “$name”', ({ name, ...subject }) => {
  test.runIf('output' in subject)('gives its output', () => {
    expect(recorded.get(name)!.end).toMatchObject({ status: 'completed', output: subject.output });
  });

  test('replays on the hosted code with the same step events', async () => {
    const { histories, runId, events } = recorded.get(name)!;
    const replayed: StepEvent[] = [];
    for (const history of histories) replayed.push(...(await replayRun(history, runId, both.host)));
    expect(replayed).toEqual(events);
    expect(events.at(-1)).toMatchObject({ type: 'run.finished' });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  });
});

describe.each(subjects.filter(goesHome))('a run of “$name” at home', ({ name }) => {
  test('replays on the exported project', async () => {
    const { histories, runId } = recorded.get(name)!;
    for (const history of histories) await replayOnExported(exported, history, runId, both.host.keys);
  });
});

test('a change of the order of steps is caught', async () => {
  const { name, published } = subjects[0]!;
  const { histories, runId } = recorded.get(name)!;
  const [first, second] = published.plan.steps;
  const reordered = { ...published.plan, steps: [second!, first!] };
  const bundle = await bundleExported('reordered', [reordered], (code) =>
    // The moved step can no longer use the value of the other.
    code.replace(/fast\??\.text/, "'x'"),
  );
  await expect(replayOnExported(bundle, histories[0], runId, both.host.keys)).rejects.toThrow(
    /nondeterminism/i,
  );
});
