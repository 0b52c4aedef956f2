import { expect, it, vi } from 'vitest';
import { printPanel, readPanel, type EditorPanel } from './editor-url.ts';

vi.mock('$app/navigation', () => ({ goto: () => undefined }));
vi.mock('$app/state', () => ({ page: {} }));

it.each<EditorPanel>([
  { kind: 'step', stepId: 'charge' },
  { kind: 'add', place: { index: 2 } },
  { kind: 'add', place: { within: { stepId: 'big', section: 'case:over' }, index: 0 } },
  { kind: 'start' },
])('keeps %o in the URL', (panel) => {
  expect(readPanel(new URLSearchParams(printPanel(panel)))).toEqual(panel);
});

it('opens nothing for a URL that it does not know', () => {
  expect(readPanel(new URLSearchParams('panel=nonsense'))).toBeNull();
});
