import { examples, orderOf } from '@wfb/engine/testing/examples';
import { testMocks } from '@wfb/engine/testing/mocks';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { randomCases } from '../../replay/support/at-random.ts';
import { publish } from '../../replay/support/host.ts';
import { type BothWays, type Case, createBothWays } from './support/both-ways.ts';
import { cases, child } from './support/cases.ts';

const environment = { workflows: [{ id: 'child', name: 'Child', input: child.plan.definition.input }] };

let both: BothWays;
beforeAll(async () => {
  both = await createBothWays(inject('stack').temporalAddress);
});
afterAll(async () => {
  await both?.close();
  expect(both?.failures).toEqual([]);
});

/** What is said in lanes that go on side by side has no order of its own. */
const orderless = <T extends { trace: { said: unknown[] } }>(told: T): T => ({
  ...told,
  trace: { ...told.trace, said: told.trace.said.map((said) => JSON.stringify(said)).toSorted() },
});

/** Carries a run out both ways, and gives what both came to. `seen`: what of it has to be the same. */
async function expectSame({ mocks, ...run }: Case, seen: typeof orderless = (told) => told) {
  const complete = { ...run, mocks: { ...mocks, actions: { ...testMocks, ...mocks?.actions } } };
  const { startedAt, runId: _runId, ...hosted } = await both.hosted(complete);
  const simulated = await both.simulated(complete, startedAt);
  expect(seen(simulated)).toEqual(seen(hosted));
  return hosted;
}

describe.concurrent('hosted and simulated are the same', () => {
  test.for(examples.map((example) => ({ name: example.definition.name, example })))(
    'example: $name',
    async ({ example: { definition, output, mocks, script } }, context) => {
      const { end } = await expectSame({
        published: publish(definition, environment),
        input: orderOf(),
        children: { child },
        ...(mocks ? { mocks } : {}),
        ...(script ? { script } : {}),
      });
      context.expect(end).toMatchObject({ status: 'completed', output });
    },
  );

  test.for(randomCases())('$name', async ({ name: _name, goesHome: _goesHome, ...run }, context) => {
    const { end } = await expectSame(run, orderless);
    context.expect(end.status).not.toBe('open');
  });

  test.for(Object.entries(cases))('%s', async ([, run], context) => {
    const { end } = await expectSame(run);
    context.expect(end.status).not.toBe('open');
  });
});
