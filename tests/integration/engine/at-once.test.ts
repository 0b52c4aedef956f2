import type { Plan } from '@wfb/engine/compiler';
import { generate } from '@wfb/engine/codegen';
import type { DefinitionInput } from '@wfb/engine/definition';
import { replayRun } from '@wfb/engine/temporal';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestActivities } from '../../replay/support/activities.ts';
import { bundleExported, replayOnExported } from '../../replay/support/exported.ts';
import { createEngineHost, publish, type EngineHost } from '../../replay/support/host.ts';

const mark = (id: string) => ({ id, kind: 'task', action: 'test.mark', with: { text: id } });

/** A chain of fast tasks, then two beside each other. */
const { plan } = publish({
  format: 1,
  name: 'Chain and lanes',
  input: { type: 'object', properties: {} },
  steps: [
    mark('one'),
    mark('two'),
    {
      id: 'both',
      kind: 'parallel',
      lanes: [
        { id: 'left', steps: [mark('three'), mark('four')] },
        { id: 'right', steps: [mark('five'), mark('six')] },
      ],
    },
    mark('seven'),
  ] as DefinitionInput['steps'],
});

let host: EngineHost;
beforeAll(async () => {
  host = await createEngineHost(inject('stack').temporalAddress, createTestActivities().activities);
});
afterAll(() => host?.close());

/** Runs code made for a version of the runtime; gives its history, and what carried its tasks. */
async function run(version: number) {
  const made: Plan = { ...plan, runtime: version };
  const handle = await host.start({ plan: made, javascript: generate(made).javascript }, {});
  await handle.result();
  const history = await handle.fetchHistory();
  const carriers = (history.events ?? []).flatMap((event) => {
    if (event.markerRecordedEventAttributes) return ['local'];
    return event.activityTaskScheduledEventAttributes ? ['ordinary'] : [];
  });
  return { made, history, runId: handle.workflowId, carriers };
}

test('fast tasks are local one after another, and ordinary where they run at once', async () => {
  const { carriers } = await run(2);
  const beside = Array(4).fill('ordinary') as string[];
  expect(carriers).toEqual(['local', 'local', ...beside, 'local']);
});

test('code of the first version keeps its ways, hosted and taken home', async () => {
  const { made, history, runId, carriers } = await run(1);
  expect(carriers).toEqual(Array(7).fill('local'));
  expect((await replayRun(history, runId, host)).at(-1)).toMatchObject({ status: 'completed' });
  const bundle = await bundleExported('first-version', [made]);
  await replayOnExported(bundle, history, runId, host.keys);
});
