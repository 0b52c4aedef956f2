import { performance } from 'node:perf_hooks';

/**
 * Milliseconds of each of `count` calls, one after another, after some that do not count. `settle` gets what a call gave and waits, unmeasured,
 * until nothing of it goes on.
 */
export async function timesOf<T>(
  call: () => Promise<T>,
  count: number,
  warmUp: number,
  settle: (given: T) => Promise<unknown> = async () => undefined,
): Promise<number[]> {
  for (let turn = 0; turn < warmUp; turn += 1) await settle(await call());
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const begin = performance.now();
    const given = await call();
    times.push(performance.now() - begin);
    await settle(given);
  }
  return times;
}

/** Calls finished per second, with `concurrency` under way at any time until `count` are done. */
export async function perSecond(
  call: () => Promise<unknown>,
  { count, concurrency, warmUp }: { count: number; concurrency: number; warmUp: number },
): Promise<number> {
  await atOnce(call, warmUp, concurrency);
  const begin = performance.now();
  await atOnce(call, count, concurrency);
  return count / ((performance.now() - begin) / 1_000);
}

async function atOnce(call: () => Promise<unknown>, count: number, concurrency: number): Promise<void> {
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}

/**
 * Two measurements by turns, so that a machine whose speed drifts slows both: gives the samples of each. The order
 * changes from round to round.
 */
export async function byTurns<T>(
  rounds: number,
  first: () => Promise<T>,
  second: () => Promise<T>,
): Promise<{ first: T[]; second: T[] }> {
  const samples = { first: [] as T[], second: [] as T[] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) samples.first.push(await first());
    samples.second.push(await second());
    if (round % 2 !== 0) samples.first.push(await first());
  }
  return samples;
}
