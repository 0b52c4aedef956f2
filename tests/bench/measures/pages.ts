import { openDebuggableBrowser } from '../../e2e/support/debuggable-browser.ts';
import { addSample, waitingOrder } from '../../e2e/support/orders.ts';
import { measurePage, type PageQuality } from '../../e2e/support/page-quality.ts';
import type { BenchProduct } from '../bench-product.ts';
import { percentile, type Figure } from '../figures.ts';

/** The pages that people meet first, on a slow phone and a slow line, as Lighthouse sees them; medians of several visits. */
export async function measurePages(bench: BenchProduct, effort: number): Promise<Figure[]> {
  const { workflowId } = await addSample(bench.owner);
  const order = await waitingOrder(bench.owner, workflowId);
  const pages = [
    { name: 'sign-in page', path: '/sign-in', signedIn: false },
    { name: 'approvals page', path: '/approvals', signedIn: true },
    { name: 'list of runs', path: '/runs', signedIn: true },
    { name: 'run page', path: `/runs/${order.runId}`, signedIn: true },
  ];
  const figures: Figure[] = [];
  for (const { name, path, signedIn } of pages) {
    const visits: PageQuality[] = [];
    for (let visit = 0; visit < 1 + 2 * Math.min(effort, 2); visit += 1) {
      const browser = await openDebuggableBrowser({ undisturbed: true });
      try {
        if (signedIn) await browser.take(bench.owner.client, bench.owner.userId);
        visits.push(await measurePage(bench.owner.client.origin + path, browser.port));
      } finally {
        await browser.close();
      }
    }
    const median = (of: (visit: PageQuality) => number) => percentile(visits.map(of), 0.5);
    figures.push(
      {
        name: `${name}, Lighthouse performance`,
        value: median(({ performance }) => performance),
        unit: 'of 100',
        bar: { atLeast: 95 },
      },
      {
        name: `${name}, largest paint`,
        value: median(({ largestPaint }) => largestPaint),
        unit: 'ms',
        bar: { atMost: 2_500 },
      },
      { name: `${name}, blocked`, value: median(({ blocked }) => blocked), unit: 'ms' },
    );
  }
  return figures;
}
