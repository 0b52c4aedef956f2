import { humanize } from '@wfb/engine/definition/sentences';
import type { BacklogItem, ProjectBacklog, ProjectReadModel } from '#lib/api/types.ts';
import { formatNumber } from '#lib/ui/format.ts';

/** What the author called it, else its name as words. */
export const titleOf = ({ name, title }: { name: string; title: string | null }): string =>
  title ?? humanize(name);

export const count = (amount: number, one: string, many: string): string =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

export const backlogOrders: Record<ProjectBacklog['order'], string> = {
  oldestFirst: 'the oldest is taken first',
  newestFirst: 'the newest is taken first',
  priority: 'the most urgent is taken first',
};

export const whenFull: Record<ProjectBacklog['whenFull'], string> = {
  fail: 'What comes now is refused.',
  leaveOut: 'What comes now is left out.',
  dropOldest: 'For each that comes now, the oldest is dropped.',
};

export const itemStatuses = {
  waiting: { label: 'Waiting', empty: 'Nothing waits' },
  taken: { label: 'In work', empty: 'Nothing is worked on' },
  done: { label: 'Done', empty: 'Nothing is done yet' },
  dropped: { label: 'Dropped', empty: 'Nothing was dropped' },
} as const satisfies Record<BacklogItem['status'], { label: string; empty: string }>;

export const isFull = ({ maxSize, waiting }: ProjectBacklog): boolean =>
  maxSize !== null && waiting >= maxSize;

/** Events that a read model has still to take in. */
export const behind = ({ recorded, position }: ProjectReadModel): number => recorded - position;
