/** Most starts of one recurring step: beyond, a run's history would not hold them. */
export const mostRecurrences = 1_000;
