/** Most starts of one recurring step: beyond, a run's history would not hold them. */
export const mostRecurrences = 1_000;
/** What the history of one execution would hold: a longer loop or machine stands at the top level of a workflow. */
export const mostTurns = 10_000;
export const mostStates = 1_000;
/** Most items of a list that is not gone through in windows. */
export const mostItems = 10_000;
/** What a run comes to with one execution after another: turns of a loop, states of a machine, items of a list in windows. */
export const mostInAll = 100_000;
/** Most items of one window of a long list. */
export const largestWindow = 2_000;
