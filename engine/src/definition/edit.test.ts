import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  duplicateStep,
  findStep,
  insertStep,
  moveStep,
  moveTargets,
  removeStep,
  suggestId,
  updateStep,
  usedIds,
  walkSteps,
} from './edit.ts';
import type { Step } from './steps/index.ts';

const task = (id: string, url = 'https://example.com'): Step => ({
  kind: 'task',
  id,
  action: 'http.request',
  with: { url },
});
const branch = (id: string, yes: Step[], otherwise?: Step[]): Step => ({
  kind: 'branch',
  id,
  cases: [{ id: `${id}Yes`, when: 'input.ok', steps: yes }],
  ...(otherwise ? { otherwise } : {}),
});
const ids = (steps: readonly Step[]): string[] => {
  const found: string[] = [];
  walkSteps(steps, ({ step, around }) => {
    found.push('>'.repeat(around.length) + step.id);
  });
  return found;
};
const tree = [task('a'), branch('b', [task('c'), task('d')], [task('e')]), task('f')];

it('walks outer before inner, with the path of each', () => {
  expect(ids(tree)).toEqual(['a', 'b', '>c', '>d', '>e', 'f']);
  expect(findStep(tree, 'd')).toMatchObject({
    path: ['steps', 1, 'cases', 0, 'steps', 1],
    place: { within: { stepId: 'b', section: 'case:bYes' }, index: 1 },
  });
});

it('inserts, removes and updates without touching the old tree', () => {
  const before = structuredClone(tree);
  const inserted = insertStep(tree, { within: { stepId: 'b', section: 'otherwise' }, index: 0 }, task('x'));
  expect(ids(inserted)).toEqual(['a', 'b', '>c', '>d', '>x', '>e', 'f']);
  expect(ids(removeStep(inserted, 'c'))).toEqual(['a', 'b', '>d', '>x', '>e', 'f']);
  expect(
    findStep(
      updateStep(tree, 'e', (step) => ({ ...step, title: 'New' })),
      'e',
    )?.step.title,
  ).toBe('New');
  expect(tree).toEqual(before);
  // What did not change stays the same object: lists on screen hang on that.
  expect(inserted[0]).toBe(tree[0]);
});

describe('moveStep', () => {
  it('goes up, down, out and into by its targets', () => {
    expect(ids(moveStep(tree, 'f', moveTargets(tree, 'f').up!))).toEqual(['a', 'f', 'b', '>c', '>d', '>e']);
    expect(ids(moveStep(tree, 'a', moveTargets(tree, 'a').down!))).toEqual(['b', '>c', '>d', '>e', 'a', 'f']);
    expect(ids(moveStep(tree, 'c', moveTargets(tree, 'c').out!.place))).toEqual([
      'a',
      'b',
      '>d',
      '>e',
      'c',
      'f',
    ]);
    const [into] = moveTargets(tree, 'a').into;
    expect(ids(moveStep(tree, 'a', into!.place))).toEqual(['b', '>c', '>d', '>a', '>e', 'f']);
    expect(moveTargets(tree, 'a').up).toBeUndefined();
    expect(moveTargets(tree, 'd').down).toBeUndefined();
  });

  it('refuses to move a step into itself', () => {
    expect(ids(moveStep(tree, 'b', { within: { stepId: 'b', section: 'otherwise' }, index: 0 }))).toEqual(
      ids(tree),
    );
  });

  it('never loses or doubles a step', () => {
    const all = [...usedIds(tree)];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'abcdef'), fc.nat(20))), (moves) => {
        let steps: Step[] = tree;
        for (const [id, choice] of moves) {
          const { up, down, out, into } = moveTargets(steps, id);
          const places = [up, down, out?.place, ...into.map(({ place }) => place)].filter(
            (place) => place !== undefined,
          );
          const place = places[choice % Math.max(1, places.length)];
          if (place) steps = moveStep(steps, id, place);
        }
        expect([...usedIds(steps)].sort()).toEqual([...all].sort());
        expect(ids(steps)).toHaveLength(6);
      }),
    );
  });
});

it('duplicates with ids of its own, and references within the copy follow', () => {
  const steps = [
    branch('check', [task('load'), task('send', 'https://x/{{ steps.load.id }}/{{ steps.a.id }}')]),
  ];
  const result = duplicateStep([task('a'), ...steps], 'check');
  expect(ids(result!.steps)).toEqual(['a', 'check', '>load', '>send', 'check2', '>load2', '>send2']);
  expect(findStep(result!.steps, 'send2')?.step).toMatchObject({
    with: { url: 'https://x/{{ steps.load2.id }}/{{ steps.a.id }}' },
  });
});

it('duplicates a loop whose inner steps speak of its item', () => {
  const loop: Step = {
    id: 'rows',
    kind: 'forEach',
    items: 'input.items.rows',
    concurrency: 1,
    onError: 'stop',
    steps: [task('send', '{{ items.rows.id }}')],
  };
  expect(duplicateStep([loop], 'rows')!.steps[1]).toMatchObject({
    id: 'rows2',
    items: 'input.items.rows',
    steps: [{ id: 'send2', with: { url: '{{ items.rows2.id }}' } }],
  });
});

it('duplicates what undoes a step together with it', () => {
  const saga: Step = {
    id: 'order',
    kind: 'saga',
    steps: [task('charge')],
    undo: { charge: [task('refund', '{{ steps.charge.id }}')] },
    undoOn: { failures: 'any', cancel: true },
  };
  expect(duplicateStep([saga], 'order')!.steps[1]).toMatchObject({
    id: 'order2',
    steps: [{ id: 'charge2' }],
    undo: { charge2: [{ id: 'refund2', with: { url: '{{ steps.charge2.id }}' } }] },
  });
});

it('makes ids of words', () => {
  expect(suggestId('Charge card', new Set())).toBe('chargeCard');
  expect(suggestId('Charge card', new Set(['chargeCard']))).toBe('chargeCard2');
  expect(suggestId('Überweisung prüfen', new Set())).toBe('uberweisungPrufen');
  expect(suggestId('123', new Set())).toBe('step');
});
