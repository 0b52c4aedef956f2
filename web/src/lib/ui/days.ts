export type DayRow<Item> =
  { kind: 'day'; key: string; label: string } | { kind: 'item'; key: string; item: Item };

/** Puts a heading before the first item of each day, in the device's own time zone. Items come newest first.
 * `timeOf`: an item's moment, ISO 8601. */
export function groupByDay<Item extends { id: string }>(
  items: readonly Item[],
  now: number,
  timeOf: (item: Item) => string,
): DayRow<Item>[] {
  const rows: DayRow<Item>[] = [];
  let day = '';
  for (const item of items) {
    const date = new Date(timeOf(item));
    const key = date.toDateString();
    if (key !== day) rows.push({ kind: 'day', key, label: dayLabel(date, now) });
    day = key;
    rows.push({ kind: 'item', key: item.id, item });
  }
  return rows;
}

function dayLabel(date: Date, now: number): string {
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(today.getDate() - 1);
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday';
  const sameYear = date.getFullYear() === today.getFullYear();
  return date.toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}
