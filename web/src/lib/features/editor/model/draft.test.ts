import { expect, it } from 'vitest';
import { readDraft } from './draft.ts';

it('fills in what an unfinished draft lacks', () => {
  expect(readDraft({}, 'New')).toEqual({
    format: 1,
    name: 'New',
    input: { type: 'object', properties: {} },
    triggers: [{ id: 'manual', kind: 'manual' }],
    values: [],
    events: [],
    backlogs: [],
    readModels: [],
    steps: [],
    settings: {},
  });
});

it('accepts steps with empty fields, and refuses what it could not show', () => {
  const branch = {
    id: 'b',
    kind: 'branch',
    cases: [{ id: 'c', when: '', steps: [{ id: 't', kind: 'task', action: '', with: {} }] }],
  };
  expect(readDraft({ steps: [branch] }, 'x')?.steps).toEqual([branch]);
  expect(readDraft({ steps: [{ id: 'a', kind: 'teleport' }] }, 'x')).toBeNull();
  expect(readDraft({ steps: [{ id: 'b', kind: 'branch' }] }, 'x')).toBeNull();
  expect(readDraft('nonsense', 'x')).toBeNull();
});
