import { DomainError } from '../../errors.ts';

export const alreadySplit = () =>
  new DomainError(409, 'ALREADY_SPLIT', 'This action has workers of its own already.');

export const notSplit = () => new DomainError(409, 'NOT_SPLIT', 'This action has no workers of its own.');
