import { Context } from '@temporalio/activity';
import type { StepEvent } from '@wfb/engine/contract';
import { approvalDecidedSignal } from '@wfb/engine/contract';
import { replayRun } from '@wfb/engine/temporal';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestActivities } from './support/activities.ts';
import { childDefinition, examples, orderOf } from '@wfb/engine/testing/examples';
import { bundleExported, replayOnExported } from './support/exported.ts';
import { createEngineHost, publish, type EngineHost } from './support/host.ts';

const child = publish(childDefinition);
const environment = {
  workflows: [{ id: 'child', name: 'Child', input: child.plan.definition.input }],
};
const published = examples.map((example) => ({
  ...example,
  name: example.definition.name,
  ...publish(example.definition, environment),
}));

interface Recorded {
  runId: string;
  output: unknown;
  history: unknown;
  events: StepEvent[];
}

let host: EngineHost;
let exported: { code: string };
const recorded = new Map<string, Recorded>();

beforeAll(async () => {
  const { activities } = createTestActivities({
    prepareSubworkflow: async () => host.prepareChild(child),
  });
  host = await createEngineHost(inject('stack').temporalAddress, {
    ...activities,
    // Decided at once: the event may well arrive before the step listens for it.
    async requestApproval() {
      const runId = Context.current().info.workflowExecution!.workflowId;
      await host.client.workflow.getHandle(runId).signal(approvalDecidedSignal, { approvalId: 'a' });
      return { approvalId: 'a', outcome: null };
    },
  });
  exported = await bundleExported(
    'examples',
    [...published, child].map(({ plan }) => plan),
  );
  await Promise.all(
    published.map(async (version) => {
      const handle = await host.start(version, orderOf());
      for (const input of version.script ?? [])
        if (input.kind === 'signal') await handle.signal(input.name, input.data);
      const output = await handle.result();
      recorded.set(version.name, {
        runId: handle.workflowId,
        output,
        history: await handle.fetchHistory(),
        events: host.eventsOf(handle.workflowId),
      });
    }),
  );
});

afterAll(() => host?.close());

describe.each(published)('a run of “$name”', ({ name, output }) => {
  test('gives its output', () => {
    expect(recorded.get(name)!.output).toEqual(output);
  });

  test('replays on the hosted code with the same step events', async () => {
    const { history, runId, events } = recorded.get(name)!;
    expect(await replayRun(history, runId, host)).toEqual(events);
    expect(events.at(-1)).toMatchObject({ type: 'run.finished', status: 'completed' });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  });

  test('replays on the exported project', async () => {
    const { history, runId } = recorded.get(name)!;
    await replayOnExported(exported, history, runId, host.keys);
  });
});

test('a change of the order of steps is caught', async () => {
  const { plan } = published.find(({ name }) => name === 'Task')!;
  const { history, runId } = recorded.get('Task')!;
  const reordered = { ...plan, steps: [plan.steps[1]!, plan.steps[0]!] };
  const bundle = await bundleExported('reordered', [reordered], (code) =>
    // The moved step can no longer use the value of the other.
    code.replace(/fast\??\.text/, "'x'"),
  );
  await expect(replayOnExported(bundle, history, runId, host.keys)).rejects.toThrow(/nondeterminism/i);
});
