import { expect, it } from 'vitest';
import { History } from './history.ts';

it('goes back and forth, and forgets what was undone once something else is done', () => {
  const history = new History('a');
  history.push('b', 0);
  history.push('c', 1);
  history.undo();
  expect(history.present).toBe('b');
  history.redo();
  expect(history.present).toBe('c');
  history.undo();
  history.push('d', 2);
  expect(history.canRedo).toBe(false);
  history.undo();
  history.undo();
  history.undo();
  expect(history.present).toBe('a');
});

it('takes quick changes of one field together', () => {
  const history = new History('');
  history.push('h', 0, 'title');
  history.push('hi', 300, 'title');
  history.push('hi!', 5000, 'title');
  history.undo();
  expect(history.present).toBe('hi');
  history.undo();
  expect(history.present).toBe('');
});

it('keeps no more than its limit', () => {
  const history = new History(0, { limit: 2 });
  for (let value = 1; value <= 5; value++) history.push(value, value);
  history.undo();
  history.undo();
  expect(history.canUndo).toBe(false);
  expect(history.present).toBe(3);
});
