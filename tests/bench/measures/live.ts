import type { DefinitionInput } from '@wfb/engine/definition';
import { openLiveSocket } from '../../support/live-socket.ts';
import type { BenchProduct } from '../bench-product.ts';
import { percentile, type Figure } from '../figures.ts';

const askFirst: DefinitionInput = {
  format: 1,
  name: 'Ask first',
  input: { type: 'object', properties: {} },
  steps: [
    {
      id: 'ask',
      kind: 'approval',
      ask: 'Go on?',
      to: { people: ['bench@example.com'] },
      deadline: { after: '1h', then: 'reject' },
    },
    { id: 'then', kind: 'code', source: 'export default () => 1;' },
  ],
};

interface Told {
  instance: string;
  startedAt: string | null;
  finishedAt: string | null;
  approvalId: string | null;
}

/** From a decision to the step after it, and from any step's beginning or end to who looks at the run. */
export async function measureLive(bench: BenchProduct, effort: number): Promise<Figure[]> {
  const projectId = await bench.createProject('Live');
  const { id } = await bench.publish(projectId, askFirst);
  const movedOn: number[] = [];
  const told: number[] = [];
  for (let round = 0; round < 10 * effort + 3; round += 1) {
    const run = await watch(bench, await bench.startRun(id, {}));
    const asked = await run.until(({ instance, approvalId }) => instance === 'ask' && approvalId !== null);
    const decidedAt = Date.now();
    await bench.call('POST', `/api/v1/approvals/${asked.step.approvalId!}/decision`, {
      decision: 'approve',
      decisionId: crypto.randomUUID(),
    });
    const next = await run.until(({ instance, startedAt }) => instance === 'then' && startedAt !== null);
    const end = await run.until(({ instance, finishedAt }) => instance === 'then' && finishedAt !== null);
    run.close();
    // The first rounds load code.
    if (round < 3) continue;
    movedOn.push(Date.parse(next.step.startedAt!) - decidedAt);
    told.push(next.at - Date.parse(next.step.startedAt!), end.at - Date.parse(end.step.finishedAt!));
  }
  return [
    {
      name: 'decision to next step, p95',
      value: percentile(movedOn, 0.95),
      unit: 'ms',
      bar: { atMost: 150 },
    },
    { name: 'step event to who looks, p95', value: percentile(told, 0.95), unit: 'ms', bar: { atMost: 250 } },
  ];
}

/** The steps of a run as they are told to its page, with the moments at which they arrive. */
async function watch({ product, api, call }: BenchProduct, runId: string) {
  const arrived: { step: Told; at: number }[] = [];
  let notice: () => void = () => undefined;
  const subscribed = Promise.withResolvers<void>();
  const { socket, say } = await openLiveSocket<{ type: string; event?: { kind: string; step: Told } }>(
    product.url,
    { cookie: api.cookie, origin: product.url },
    ({ type, event }) => {
      if (type === 'subscribed') subscribed.resolve();
      if (event?.kind === 'step.changed') arrived.push({ step: event.step, at: Date.now() });
      notice();
    },
  );
  say({ type: 'subscribe', id: 'run', channel: `run:${runId}` });
  await subscribed.promise;
  // What was there before somebody looked is told to nobody.
  const { steps } = await call<{ steps: Told[] }>('GET', `/api/v1/runs/${runId}`);
  arrived.push(...steps.map((step) => ({ step, at: Date.now() })));
  return {
    close: () => socket.close(),
    async until(fits: (step: Told) => boolean) {
      for (;;) {
        const found = arrived.find(({ step }) => fits(step));
        if (found) return found;
        await new Promise<void>((resolve) => (notice = resolve));
      }
    },
  };
}
