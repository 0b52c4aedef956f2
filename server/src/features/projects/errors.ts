import { DomainError } from '../../errors.ts';

export const hasOpenRuns = (count: number) =>
  new DomainError(
    409,
    'HAS_OPEN_RUNS',
    count === 1
      ? 'One run is still open. Let it finish, or cancel it, first.'
      : `${count} runs are still open. Let them finish, or cancel them, first.`,
    { details: { openRuns: count } },
  );
