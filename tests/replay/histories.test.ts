import { createKeyRing } from '@wfb/engine/contract/sealing';
import { createRunHeaders, createWorkflowBundle, replayRun, type WorkflowBundle } from '@wfb/engine/temporal';
import { beforeAll, describe, expect, test } from 'vitest';
import { stayingExamples } from '../support/exported-project.ts';
import { bundleVersions, replayOnExported } from './support/exported.ts';
import { bundleFolder, contextOf, logErrorsOnly } from './support/host.ts';
import { readRecordings, type Recording, releasesWithRecordings } from './support/recordings.ts';

const keysOf = ({ key }: Recording) => createKeyRing([Buffer.from(key, 'base64')]);

let bundle: WorkflowBundle;
beforeAll(async () => {
  logErrorsOnly();
  bundle = await createWorkflowBundle(bundleFolder);
});

const historiesOf = ({ history, later = [] }: Recording) => [history, ...later];

async function replayHosted(recording: Recording, { code } = bundle): Promise<Recording['events']> {
  const told = [];
  for (const history of historiesOf(recording))
    told.push(...(await replayRun(history, recording.runId, { bundle: { code }, keys: keysOf(recording) })));
  return told;
}

for (const release of await releasesWithRecordings()) {
  const recordings = await readRecordings(release);

  describe(`runs that release ${release} began`, () => {
    test.for(recordings)('“$name” goes on hosted, and tells the same of its steps', async (recording) => {
      expect(untimed(await replayHosted(recording))).toEqual(untimed(recording.events));
    });

    test.for(['Task', 'Try'])(
      '“%s”, while it is open, is told of as far as its history goes, and no further',
      async (name) => {
        const recording = recorded(name);
        const all = untimed(recording.events);
        for (const history of untilEachTask(recording)) {
          const told = untimed(await replayHosted({ ...recording, history }));
          expect(told).toEqual(all.slice(0, told.length));
        }
      },
    );

    test('go on with the stored code in an exported project of today', async () => {
      const goHome = recordings.filter(({ name }) => !stayingExamples.has(name));
      const versions = goHome.map(({ plan, typescript }) => ({
        // What they start as sub-workflows is not part of it: replays start none.
        workflowId: plan.functionName,
        number: 1,
        plan,
        typescript,
      }));
      const exported = await bundleVersions(`release-${release}`, versions);
      for (const recording of goHome)
        for (const history of historiesOf(recording))
          await replayOnExported(exported, history, recording.runId, keysOf(recording));
    });

    test('would be caught by a runtime that carries tasks another way', async () => {
      const code = bundle.code.replaceAll('api.proxyActivities(', 'api.proxyLocalActivities(');
      expect(code).not.toBe(bundle.code);
      await expect(replayHosted(recorded('Task'), { code })).rejects.toThrow(/nondeterminism/i);
    });

    test('would be caught by a change of their stored code', async () => {
      const task = recorded('Task');
      const skipping = task.javascript.replace('await testSend', 'undefined && await testSend');
      expect(skipping).not.toBe(task.javascript);
      await expect(replayHosted(withCode(task, skipping))).rejects.toThrow(/nondeterminism/i);
    });
  });

  function recorded(name: string): Recording {
    return recordings.find((recording) => recording.name === name)!;
  }
}

/** What was reported, but for the moments: what a run met one after another within milliseconds, a replay meets at once. */
const untimed = (events: Recording['events']) => events.map(({ at: _, ...told }) => told);

/** The history as it was whenever a worker had just taken the run up. */
function untilEachTask({ history: { events } }: Recording): Recording['history'][] {
  return events.flatMap((event, index) =>
    (event as { eventType: string }).eventType.endsWith('WORKFLOW_TASK_STARTED')
      ? [{ events: events.slice(0, index + 1) }]
      : [],
  );
}

interface Started {
  workflowExecutionStartedEventAttributes: { header: { fields: Record<string, { data: string }> } };
}

/** The run as if other code had been stored: sealed by the same key, in the header of its first event. */
function withCode(recording: Recording, javascript: string): Recording {
  const { runId, plan } = recording;
  const context = contextOf(runId, { plan, javascript });
  const sealed = createRunHeaders(keysOf(recording)).forRun({ context, versionId: runId, javascript });
  const history = structuredClone(recording.history);
  const { fields } = (history.events[0] as Started).workflowExecutionStartedEventAttributes.header;
  for (const [name, data] of Object.entries(sealed)) fields[name]!.data = data;
  return { ...recording, history };
}
