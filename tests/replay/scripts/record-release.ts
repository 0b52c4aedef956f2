import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { generate } from '@wfb/engine/codegen';
import { examples, orderOf } from '@wfb/engine/testing/examples';
import { testMocks } from '@wfb/engine/testing/mocks';
import { createBothWays } from '../../integration/engine/support/both-ways.ts';
import { child } from '../../integration/engine/support/cases.ts';
import { publish } from '../support/host.ts';
import { writeRecording, type Recording } from '../support/recordings.ts';

// `node tests/replay/scripts/record-release.ts <release>`: carries out the example of each kind of step on this engine and keeps
// the histories for the tests of all releases to come. It needs WFB_TEST_TEMPORAL_ADDRESS (`npm run services`).
const [release] = process.argv.slice(2);
const address = process.env.WFB_TEST_TEMPORAL_ADDRESS;
if (!release || !address)
  throw new Error('Usage: WFB_TEST_TEMPORAL_ADDRESS=… node tests/replay/scripts/record-release.ts <release>');

const environment = { workflows: [{ id: 'child', name: 'Child', input: child.plan.definition.input }] };
const both = await createBothWays(address);
try {
  for (const { definition, mocks, script } of examples) {
    const published = publish(definition, environment);
    const { runId, end } = await both.hosted({
      published,
      input: orderOf(),
      children: { child },
      mocks: { ...mocks, actions: { ...testMocks, ...mocks?.actions } },
      ...(script ? { script } : {}),
    });
    if (end.status !== 'completed') throw new Error(`“${definition.name}” ended as ${end.status}.`);
    const history = await both.host.client.workflow.getHandle(runId).fetchHistory();
    await writeRecording(release, {
      name: definition.name,
      runId,
      plan: published.plan,
      ...generate(published.plan),
      key: both.host.keys[0].secret.toString('base64'),
      history: JSON.parse(historyToJSON(history)) as Recording['history'],
      events: both.host.eventsOf(runId),
    });
    console.log(definition.name);
  }
} finally {
  await both.close();
}
