import type { Component } from 'svelte';

export interface Command {
  id: string;
  label: string;
  group: string;
  /** Right-aligned: a key, or where it leads. */
  hint?: string;
  icon?: Component<{ size?: number; 'aria-hidden'?: 'true' }>;
  /** Further words it is found by. */
  keywords?: string;
  run: () => void;
}

/** Commands that hold every typed word, those whose label starts with the query first. */
export function findCommands(commands: readonly Command[], query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = commands
    .map((command, order) => ({
      command,
      order,
      text: `${command.label} ${command.keywords ?? ''} ${command.group}`.toLowerCase(),
    }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map((entry) => ({ ...entry, rank: entry.text.startsWith(words.join(' ')) ? 0 : 1 }));
  ranked.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return ranked.map(({ command }) => command);
}
