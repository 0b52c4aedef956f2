import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveFailure, type SaveState } from './autosave.ts';

type Sent = [document: string, revision: number];

function setup(answers: (() => Promise<{ revision: number }>)[] = []) {
  const sent: Sent[] = [];
  const states: SaveState[] = [];
  const kept: ({ document: string; revision: number } | null)[] = [];
  const conflicts: string[] = [];
  const autosave = new Autosave<string, { revision: number }, string>({
    revision: 1,
    send: (document, revision) => {
      sent.push([document, revision]);
      return answers.shift()?.() ?? Promise.resolve({ revision: revision + 1 });
    },
    classify: (error) => error as SaveFailure<string>,
    keep: async (copy) => void kept.push(copy),
    onstate: (state) => states.push(state),
    onsaved: () => undefined,
    onconflict: (conflict) => conflicts.push(conflict),
    delayMs: 100,
    retryMs: 1000,
  });
  return { autosave, sent, states, kept, conflicts };
}

describe('Autosave', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends the last of several quick changes, once', async () => {
    const { autosave, sent, states, kept } = setup();
    autosave.change('a');
    autosave.change('ab');
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([['ab', 1]]);
    expect(autosave.revision).toBe(2);
    expect(states).toEqual(['waiting', 'saving', 'saved']);
    expect(kept.at(-1)).toBeNull();
  });

  it('sends a change that was made while another was on its way, on top of it', async () => {
    let answer: (saved: { revision: number }) => void = () => undefined;
    const { autosave, sent } = setup([() => new Promise((resolve) => (answer = resolve))]);
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(100);
    autosave.change('ab');
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toHaveLength(1);
    answer({ revision: 7 });
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([
      ['a', 1],
      ['ab', 7],
    ]);
    expect(autosave.state).toBe('saved');
  });

  it('keeps the change on the device while there is no connection, and tries again', async () => {
    const offline = () => Promise.reject<{ revision: number }>({ kind: 'offline' });
    const { autosave, sent, kept } = setup([offline, offline]);
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(100);
    expect(autosave.state).toBe('offline');
    expect(kept.at(-1)).toEqual({ document: 'a', revision: 1 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(3);
    expect(autosave.state).toBe('saved');
  });

  it('stops at a conflict until it is settled', async () => {
    const { autosave, sent, conflicts } = setup([
      () => Promise.reject<{ revision: number }>({ kind: 'conflict', conflict: 'theirs' }),
    ]);
    autosave.change('mine');
    await vi.advanceTimersByTimeAsync(100);
    expect(conflicts).toEqual(['theirs']);
    autosave.change('mine too');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    autosave.rebase(9);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.at(-1)).toEqual(['mine too', 9]);
  });

  it('takes the other draft where the own one is given up', async () => {
    const { autosave, sent, kept } = setup([
      () => Promise.reject<{ revision: number }>({ kind: 'conflict', conflict: 'theirs' }),
    ]);
    autosave.change('mine');
    await vi.advanceTimersByTimeAsync(100);
    autosave.discard(9);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    expect(kept.at(-1)).toBeNull();
    expect(autosave).toMatchObject({ revision: 9, state: 'saved' });
  });

  it('flushes at once, for publishing', async () => {
    const { autosave, sent } = setup();
    autosave.change('a');
    await autosave.flush();
    expect(sent).toEqual([['a', 1]]);
    expect(autosave.state).toBe('saved');
  });
});
