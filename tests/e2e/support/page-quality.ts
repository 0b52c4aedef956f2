import lighthouse from 'lighthouse';

export interface PageQuality {
  performance: number;
  accessibility: number;
  bestPractices: number;
  finalPath: string;
  /** Milliseconds, and for the shift its score. */
  largestPaint: number;
  blocked: number;
  shift: number;
  /** Audits of accessibility and best practices that do not hold. */
  failed: string[];
}

/** One visit with an empty cache on Lighthouse's phone profile: 4 × CPU slow-down, 1.6 Mbit/s, 150 ms. */
export async function measurePage(url: string, port: number): Promise<PageQuality> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  });
  if (!result) throw new Error('Lighthouse gave no result');
  const { categories, audits, finalDisplayedUrl, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`${runtimeError.code}: ${runtimeError.message}`);
  const score = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100);
  const value = (audit: string): number => Math.round((audits[audit]?.numericValue ?? NaN) * 1000) / 1000;
  const failed = ['accessibility', 'best-practices']
    .flatMap((category) => categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${JSON.stringify(audits[id]?.details ?? {}).slice(0, 600)}`);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    finalPath: new URL(finalDisplayedUrl).pathname,
    largestPaint: Math.round(value('largest-contentful-paint')),
    blocked: Math.round(value('total-blocking-time')),
    shift: value('cumulative-layout-shift'),
    failed,
  };
}
