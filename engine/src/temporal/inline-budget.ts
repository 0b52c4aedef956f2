/**
 * What a run may lay into its history at once. Temporal takes 4 MB with one answer of a worker, which carries all that a run begins
 * in that moment, and would refuse the same answer for ever. Bytes, and milliseconds in which they are counted.
 */
const budget = { bytes: 1_000_000, withinMs: 3_000 };
/** Runs of which it is known at once how much they have used; beyond, those whose time is over are forgotten. */
const mostKnown = 1_000;

export interface InlineBudget {
  /** Whether a payload of this run, of so many bytes, still fits; it is counted where it does. */
  takes(runId: string, bytes: number): boolean;
}

export function createInlineBudget(now: () => number = Date.now): InlineBudget {
  const used = new Map<string, { since: number; bytes: number }>();
  const isOver = ({ since }: { since: number }) => now() - since >= budget.withinMs;

  return {
    takes(runId, bytes) {
      let entry = used.get(runId);
      if (!entry || isOver(entry)) {
        if (used.size >= mostKnown) for (const [id, old] of used) if (isOver(old)) used.delete(id);
        entry = { since: now(), bytes: 0 };
        used.set(runId, entry);
      }
      if (entry.bytes + bytes > budget.bytes) return false;
      entry.bytes += bytes;
      return true;
    },
  };
}
