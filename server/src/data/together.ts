/**
 * Carries out in one go what is asked for within `waitMs` of the first asking. Each asker gets the outcome of the whole, a rejection too.
 */
export function together<T>(
  waitMs: number,
  carryOut: (items: readonly T[]) => Promise<unknown>,
): (item: T) => Promise<void> {
  let gathered: { items: T[]; outcome: Promise<void> } | undefined;
  return (item) => {
    if (!gathered) {
      const items: T[] = [];
      const outcome = new Promise<void>((resolve, reject) => {
        setTimeout(() => {
          gathered = undefined;
          carryOut(items).then(() => resolve(), reject);
        }, waitMs);
      });
      gathered = { items, outcome };
    }
    gathered.items.push(item);
    return gathered.outcome;
  };
}
