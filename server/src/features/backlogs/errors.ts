import { DomainError } from '../../errors.ts';

export const itemInvalid = (problems: unknown) =>
  new DomainError(422, 'ITEM_INVALID', 'The backlog does not take this item.', { details: { problems } });

export const backlogFull = (maxSize: number | undefined) =>
  new DomainError(409, 'BACKLOG_FULL', `The backlog is full: ${maxSize} items wait already.`);

export const itemNotDropped = () =>
  new DomainError(409, 'ITEM_NOT_DROPPED', 'Only an item that was taken out or dropped can be put back.');

export const itemThereAgain = () =>
  new DomainError(409, 'ITEM_THERE_AGAIN', 'The same item came again meanwhile: it waits or is worked on.');

export const itemNotWaiting = () =>
  new DomainError(409, 'ITEM_NOT_WAITING', 'This item no longer waits: a run has taken it, or it is gone.');
