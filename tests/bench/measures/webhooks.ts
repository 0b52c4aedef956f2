import type { BareTemporal } from '../bare/bare-temporal.ts';
import type { BenchProduct } from '../bench-product.ts';
import { carriedWebhook, pureWebhook } from '../definitions.ts';
import { percentile, ratio, type Figure } from '../figures.ts';
import { byTurns, perSecond } from '../load.ts';

/**
 * What n8n 2.41 in queue mode did per bare Temporal workflow without steps on the same machine (15 and 51 a second, see
 * the quality bars): it turns the bars "3 × and 20 × n8n" into ratios that hold on any machine.
 */
const n8nPerBareWorkflow = 15 / 51;

/** Webhook → ten pure steps → reply: in process, and carried by Temporal. */
export async function measureWebhooks(
  bench: BenchProduct,
  bare: BareTemporal,
  effort: number,
): Promise<Figure[]> {
  const projectId = await bench.createProject('Webhooks');
  const hookOf = async (definition: typeof pureWebhook) => {
    const { hooks } = await bench.publish(projectId, definition);
    const [url] = hooks;
    if (!url) throw new Error('No webhook');
    return new URL(url).pathname;
  };
  const [purePath, carriedPath] = [await hookOf(pureWebhook), await hookOf(carriedWebhook)];
  const call = (path: string) => async () => {
    const { status, body } = await bench.api.post(path, { text: 'abc' });
    if (status !== 200) throw new Error(`Webhook: ${status} ${JSON.stringify(body)}`);
  };

  const load = { count: 100 * effort, concurrency: 50, warmUp: 50 };
  const pure = await perSecond(call(purePath), { ...load, count: 400 * effort });
  const rates = await byTurns(
    2,
    () => perSecond(call(carriedPath), load),
    () => perSecond(() => bare.run('nothing'), load),
  );
  const [carried, nothing] = [rates.first, rates.second].map((of) => percentile(of, 0.5)) as [number, number];
  const n8n = nothing * n8nPerBareWorkflow;
  return [
    { name: 'webhook with ten pure steps, in process', value: pure, unit: 'runs/s' },
    { name: 'webhook with ten pure steps, carried by Temporal', value: carried, unit: 'runs/s' },
    { name: 'bare workflow without steps', value: nothing, unit: 'runs/s' },
    ratio('carried webhook against n8n, estimated from the bare workflow', carried / n8n, { atLeast: 3 }),
    ratio('in-process webhook against n8n, estimated from the bare workflow', pure / n8n, { atLeast: 20 }),
  ];
}
