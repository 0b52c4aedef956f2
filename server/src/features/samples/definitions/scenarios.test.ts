import { actionDeclarations } from '@wfb/connectors/declarations';
import { generate } from '@wfb/engine/codegen';
import { compile, parseDefinition } from '@wfb/engine/compiler';
import type { DefinitionInput } from '@wfb/engine/definition';
import { Simulation, type SimulationOptions } from '@wfb/engine/simulator';
import { nodeHost } from '@wfb/engine/simulator/node';
import { expect, it } from 'vitest';
import { fulfilOrder } from './fulfil-order.ts';
import { nightlyReport } from './nightly-report.ts';
import { welcomeLead } from './welcome-lead.ts';

const setting = { shopUrl: 'http://127.0.0.1:3000/demo-shop', email: 'owner@example.com' };
const mail = { value: { messageId: 'm1', to: ['ada@example.com'] } };
const answer = (body: unknown, status = 200) => ({ value: { status, headers: {}, body, url: '' } });
const order = { order: 1042, customer: 'Ada', email: 'ada@example.com', total: 900, card: 'valid' };

async function simulate(
  sample: DefinitionInput,
  { mocks, ...options }: Pick<SimulationOptions, 'input' | 'mocks' | 'script'>,
) {
  const { definition } = parseDefinition(sample);
  const { plan } = compile(definition!, { actions: actionDeclarations, secrets: [] });
  const simulation = new Simulation(nodeHost, {
    ...options,
    code: { javascript: generate(plan!).javascript, workflowType: plan!.functionName },
    mocks: { actions: { 'email.send': mail }, ...mocks },
    startedAt: 0,
  });
  await simulation.go();
  const steps = simulation.events.flatMap((event) =>
    event.type === 'step.attempt' && event.phase === 'started' ? [event.stepId] : [],
  );
  return { ...simulation.result, steps };
}

const shopMocks = {
  steps: {
    charge: answer({ id: 'pay_1' }, 201),
    reserve: answer({ id: 'res_1' }, 201),
    ship: answer({ carrier: 'Parcel Post', trackingNumber: 'PP1' }, 201),
  },
};

it('a small order is charged, shipped and told of without asking anybody', async () => {
  const run = await simulate(fulfilOrder(setting), { input: { ...order, total: 40 }, mocks: shopMocks });
  expect(run).toMatchObject({
    status: 'completed',
    output: { status: 'shipped', order: 1042 },
    steps: ['charge', 'reserve', 'ship', 'tellShipped'],
  });
});

it('a large order that nobody approves in two days is not charged', async () => {
  const run = await simulate(fulfilOrder(setting), { input: order, mocks: shopMocks });
  expect(run).toMatchObject({ output: { status: 'rejected', order: 1042 }, steps: ['tellRejected'] });
  expect(run.durationMs).toBeGreaterThanOrEqual(2 * 86_400_000);
});

it('a large order that is approved is shipped', async () => {
  const run = await simulate(fulfilOrder(setting), {
    input: order,
    mocks: shopMocks,
    script: [{ kind: 'decide', step: 'approval', after: '3h', decision: 'approved' }],
  });
  expect(run).toMatchObject({ output: { status: 'shipped', order: 1042 } });
});

it('a declined card is told to the customer, and the run says so', async () => {
  const declined = { code: 'REQUEST_REJECTED', message: 'The card was declined.', retryable: false };
  const run = await simulate(fulfilOrder(setting), {
    input: { ...order, total: 40 },
    mocks: { steps: { ...shopMocks.steps, charge: { error: declined } } },
  });
  expect(run).toMatchObject({ status: 'failed', error: { code: 'ORDER_NOT_FULFILLED' } });
  expect(run.steps).toContain('tellFailed');
});

it('the nightly report fetches every page before it is mailed', async () => {
  const figures = { orders: 3, returned: 0, revenue: 30, best: [{ name: 'Kettle', amount: 30 }] };
  const run = await simulate(nightlyReport(setting), {
    input: {},
    mocks: {
      steps: {
        firstPage: answer({ items: [{ total: 10 }], pages: 3 }),
        page: answer({ items: [{ total: 10 }] }),
        figures: { value: figures },
      },
    },
  });
  expect(run).toMatchObject({
    status: 'completed',
    output: figures,
    steps: ['firstPage', 'page', 'page', 'figures', 'mail'],
  });
});

it.each([
  { who: 'a good customer', known: answer({ name: 'Ada', revenue: 6_240 }), mailed: 'mailUrgent' },
  { who: 'a stranger', known: answer({}, 404), mailed: 'mailPlain' },
])('a message of $who is passed on as it should be', async ({ known, mailed }) => {
  const run = await simulate(welcomeLead(setting), {
    input: { email: 'ada@example.com', message: 'Hello' },
    mocks: { steps: { lookUp: known } },
  });
  expect(run).toMatchObject({ status: 'completed', steps: ['lookUp', mailed, 'confirm'] });
});
