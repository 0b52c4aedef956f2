import type { StepEvent } from '@wfb/engine/contract';
import { describe, expect, it, vi } from 'vitest';
import { createStepEventStream } from './step-event-stream.ts';

const silent = { warn: vi.fn(), debug: vi.fn() } as never;
const started = (runId: string, seq: number): StepEvent => ({ type: 'run.started', runId, seq, at: seq });

function fakeRedis() {
  const entries: { stream: string; field: string; value: string }[] = [];
  const redis = {
    away: false,
    entries,
    async xadd(...args: (string | number)[]) {
      if (redis.away) throw new Error('away');
      const [stream, , , , , field, value] = args.map(String);
      entries.push({ stream: stream!, field: field!, value: value! });
      return 'id';
    },
    events: () =>
      entries
        .filter(({ stream }) => stream === 'events')
        .flatMap(({ value }) => JSON.parse(value) as StepEvent[]),
  };
  return redis;
}

const options = { log: silent, stream: 'events', rebuild: 'rebuild', flushAfterMs: 1, retryAfterMs: 5 };

describe('the stream of step events', () => {
  it('sends events in their order, many in one entry', async () => {
    const redis = fakeRedis();
    const stream = createStepEventStream({ ...options, redis });
    for (let seq = 0; seq < 450; seq++) stream.emit(started('r', seq));
    await stream.flush();
    expect(redis.events().map(({ seq }) => seq)).toEqual(Array.from({ length: 450 }, (_, seq) => seq));
    expect(redis.entries).toHaveLength(3);
    expect(redis.entries[0]?.field).toBe('events');
  });

  it('keeps events while Redis is away and sends them when it is back', async () => {
    const redis = fakeRedis();
    const stream = createStepEventStream({ ...options, redis });
    redis.away = true;
    stream.emit(started('r', 0));
    await stream.flush();
    expect(stream.buffered).toBe(1);
    redis.away = false;
    stream.emit(started('r', 1));
    await vi.waitFor(() => expect(redis.events().map(({ seq }) => seq)).toEqual([0, 1]));
    expect(stream.buffered).toBe(0);
  });

  it('gives up the oldest beyond its bound, and has their runs rebuilt', async () => {
    const redis = fakeRedis();
    const stream = createStepEventStream({ ...options, redis, maxBuffered: 3 });
    redis.away = true;
    for (const runId of ['a', 'b', 'c', 'd', 'e']) stream.emit(started(runId, 0));
    await stream.flush();
    redis.away = false;
    await stream.flush();
    expect(redis.events().map(({ runId }) => runId)).toEqual(['c', 'd', 'e']);
    const rebuilt = redis.entries.filter(({ stream: name }) => name === 'rebuild');
    expect(rebuilt.map(({ field, value }) => [field, value])).toEqual([
      ['runId', 'a'],
      ['runId', 'b'],
    ]);
  });

  it('cuts what is too large to be shown', async () => {
    const redis = fakeRedis();
    const stream = createStepEventStream({ ...options, redis });
    stream.emit({
      type: 'step.finished',
      runId: 'r',
      seq: 0,
      at: 0,
      stepId: 's',
      instance: 's',
      status: 'done',
      output: { text: 'x'.repeat(200_000) },
    });
    await stream.flush();
    expect(redis.entries[0]?.value.length).toBeLessThan(10_000);
    expect(redis.events()[0]).toMatchObject({ output: { $cut: true } });
  });
});
