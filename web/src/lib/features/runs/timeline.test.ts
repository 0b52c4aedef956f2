import { describe, expect, it } from 'vitest';
import type { Step } from '@wfb/engine/definition';
import type { RunStatus, RunStep } from '#lib/api/types.ts';
import { buildTimeline, progressOf, type TimelineNode } from './timeline.ts';

const task = (id: string): Step => ({ kind: 'task', id, action: 'http.request', with: {} });
let seq = 0;
const row = (instance: string, status: RunStep['status'], more: Partial<RunStep> = {}): RunStep => ({
  instance,
  stepId: instance.split('/').at(-1) ?? instance,
  kind: 'task',
  status,
  waitingFor: null,
  waitUntil: null,
  waitingEvents: [],
  childRunId: null,
  approvalId: null,
  attempts: 1,
  attemptLog: [],
  input: null,
  output: null,
  error: null,
  logs: [],
  progress: null,
  worker: null,
  startedAt: null,
  finishedAt: null,
  firstSeq: ++seq,
  ...more,
});
const build = (steps: Step[], rows: RunStep[], status: RunStatus = 'running') =>
  buildTimeline({ steps }, { status, steps: rows });
const states = (nodes: TimelineNode[]) => nodes.map(({ key, state }) => `${key} ${state}`);

describe('buildTimeline', () => {
  it('shows what is still to come as pending while the run is open, and as untaken once it ended', () => {
    const steps = [task('a'), task('b')];
    expect(states(build(steps, [row('a', 'done')]))).toEqual(['a done', 'b pending']);
    expect(states(build(steps, [row('a', 'failed')], 'failed'))).toEqual(['a failed', 'b untaken']);
  });

  it('shows a disabled step as skipped', () => {
    expect(states(build([{ ...task('a'), disabled: true }], []))).toEqual(['a skipped']);
  });

  const branch: Step = {
    kind: 'branch',
    id: 'big',
    cases: [{ id: 'yes', when: 'input.total > 500', steps: [task('ask')] }],
    otherwise: [task('pass')],
  };

  it('marks the branches that were not taken as soon as one is', () => {
    const [node] = build([branch], [row('big', 'running'), row('pass', 'running')]);
    expect(node?.sections.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'case:yes untaken',
      'otherwise running',
    ]);
    expect(node?.sections[0]?.nodes[0]?.state).toBe('untaken');
  });

  it('leaves all branches open before the decision, and takes none when the branch ended without any', () => {
    expect(build([branch], [])[0]?.sections.map(({ state }) => state)).toEqual(['pending', 'pending']);
    expect(build([branch], [row('big', 'done')])[0]?.sections.map(({ state }) => state)).toEqual([
      'untaken',
      'untaken',
    ]);
  });

  it('counts the items of a loop and builds those that began', () => {
    const loop: Step = {
      kind: 'forEach',
      id: 'ship',
      items: 'input.items',
      concurrency: 2,
      onError: 'collect',
      steps: [task('pack'), task('send')],
    };
    const [node] = build(
      [loop],
      [
        row('ship', 'running', { progress: { done: 1, failed: 1, total: 40 } }),
        row('ship[0]/pack', 'done'),
        row('ship[0]/send', 'done'),
        row('ship[1]/pack', 'failed'),
        row('ship[2]/pack', 'done'),
        row('ship[10]/pack', 'running'),
      ],
    );
    expect(node?.items).toMatchObject({ done: 1, failed: 1, total: 40 });
    expect(node?.items?.started.map(({ index, state }) => `${index} ${state}`)).toEqual([
      '0 done',
      '1 failed',
      '2 running',
      '10 running',
    ]);
    expect(states(node?.items?.started[1]?.nodes() ?? [])).toEqual([
      'ship[1]/pack failed',
      'ship[1]/send untaken',
    ]);
    expect(states(node?.items?.started[2]?.nodes() ?? [])).toEqual([
      'ship[2]/pack done',
      'ship[2]/send pending',
    ]);
  });

  it('keeps the items of loops within loops apart', () => {
    const inner: Step = {
      kind: 'forEach',
      id: 'lines',
      items: 'item.lines',
      concurrency: 1,
      onError: 'stop',
      steps: [task('check')],
    };
    const outer: Step = { ...inner, id: 'orders', items: 'input.orders', steps: [inner] };
    const rows = [row('orders[0]/lines[0]/check', 'done'), row('orders[1]/lines[0]/check', 'running')];
    const [node] = build([outer], rows);
    const second = node?.items?.started[1]?.nodes()[0];
    expect(second?.key).toBe('orders[1]/lines');
    expect(second?.items?.started.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'orders[1]/lines[0]/ running',
    ]);
  });

  it('shows the lanes of a parallel step by what each is doing', () => {
    const lanes: Step = {
      kind: 'parallel',
      id: 'both',
      lanes: [
        { id: 'mail', steps: [task('m')] },
        { id: 'stock', steps: [task('s'), task('t')] },
      ],
    };
    const [node] = build([lanes], [row('both', 'running'), row('m', 'done'), row('s', 'waiting')]);
    expect(node?.sections.map(({ state }) => state)).toEqual(['done', 'waiting']);
  });

  it('counts progress over the ways that are still open', () => {
    const nodes = build(
      [task('a'), branch, task('b')],
      [row('a', 'done'), row('big', 'running'), row('pass', 'running')],
    );
    // a, big, pass, b: the way that was not taken is no part of it.
    expect(progressOf(nodes)).toEqual({ done: 1, total: 4 });
  });
});
