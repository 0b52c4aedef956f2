import { describe, expect, it } from 'vitest';
import { findCommands, type Command } from './command.ts';

const command = (label: string, group = 'Go to', keywords?: string): Command => ({
  id: label,
  label,
  group,
  keywords,
  run: () => {},
});

describe('findCommands', () => {
  const commands = [command('Open runs'), command('Runs'), command('Theme: dark', 'Do', 'night')];

  it('lists everything for an empty query, in the given order', () => {
    expect(findCommands(commands, ' ').map((found) => found.label)).toEqual([
      'Open runs',
      'Runs',
      'Theme: dark',
    ]);
  });
  it('puts what starts with the query first', () => {
    expect(findCommands(commands, 'run').map((found) => found.label)).toEqual(['Runs', 'Open runs']);
  });
  it('finds by keywords and needs every word', () => {
    expect(findCommands(commands, 'night theme').map((found) => found.label)).toEqual(['Theme: dark']);
    expect(findCommands(commands, 'night run')).toEqual([]);
  });
});
