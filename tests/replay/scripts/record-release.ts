import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { generate } from '@wfb/engine/codegen';
import { examples, orderOf } from '@wfb/engine/testing/examples';
import { testMocks } from '@wfb/engine/testing/mocks';
import { createBothWays } from '../../integration/engine/support/both-ways.ts';
import { child } from '../../integration/engine/support/cases.ts';
import { historiesOf, publish } from '../support/host.ts';
import { writeRecording, type Recording } from '../support/recordings.ts';

// `node tests/replay/scripts/record-release.ts <release> [<example> …]`: carries out the example of each kind of step on this engine, or
// those that are named, and keeps the histories for the tests of all releases to come. It needs WFB_TEST_TEMPORAL_ADDRESS
// (`npm run services`).
const [release, ...names] = process.argv.slice(2);
const address = process.env.WFB_TEST_TEMPORAL_ADDRESS;
if (!release || !address)
  throw new Error(
    'Usage: WFB_TEST_TEMPORAL_ADDRESS=… node tests/replay/scripts/record-release.ts <release> [<example> …]',
  );

const environment = { workflows: [{ id: 'child', name: 'Child', input: child.plan.definition.input }] };
const both = await createBothWays(address);
try {
  const wanted = examples.filter(({ definition }) => names.length === 0 || names.includes(definition.name));
  for (const { definition, mocks, script } of wanted) {
    const published = publish(definition, environment);
    const { runId, end } = await both.hosted({
      published,
      input: orderOf(),
      children: { child },
      mocks: { ...mocks, actions: { ...testMocks, ...mocks?.actions } },
      ...(script ? { script } : {}),
    });
    if (end.status !== 'completed') throw new Error(`“${definition.name}” ended as ${end.status}.`);
    const histories = await historiesOf(both.host.client, runId);
    const [history, ...later] = histories.map(
      (executed) => JSON.parse(historyToJSON(executed)) as Recording['history'],
    );
    await writeRecording(release, {
      name: definition.name,
      runId,
      plan: published.plan,
      ...generate(published.plan),
      key: both.host.keys[0].secret.toString('base64'),
      history: history!,
      ...(later.length > 0 ? { later } : {}),
      events: both.host.eventsOf(runId),
    });
    console.log(definition.name);
  }
} finally {
  await both.close();
}
