import type { FieldProblem } from '../../data/validate-data.ts';
import { DomainError, notFound } from '../../errors.ts';

export const runNotFound = () => notFound('run');
export const workflowNotFound = () => notFound('workflow');

export const notPublished = () =>
  new DomainError(409, 'NOT_PUBLISHED', 'Publish the workflow first: it has no version to run yet.');

export const workflowDisabled = () =>
  new DomainError(409, 'WORKFLOW_DISABLED', 'This workflow is switched off. Switch it on to run it.');

export const invalidInput = (fields: FieldProblem[]) =>
  new DomainError(422, 'INVALID_INPUT', 'Some fields are not filled in as they should be.', {
    details: { fields },
  });

export const unknownEvent = (name: string, known: string[]) =>
  new DomainError(422, 'UNKNOWN_EVENT', `This run does not know the event “${name}”.`, {
    details: { known },
  });

/** Temporal takes 2 MB at most in one piece; what is larger could never be carried. */
export const maxInputBytes = 1_500_000;
export const inputTooLarge = () =>
  new DomainError(
    413,
    'INPUT_TOO_LARGE',
    'The input is too large: 1.5 MB at most. Pass a link to large data instead.',
  );

export const alreadyFinished = () => new DomainError(409, 'RUN_FINISHED', 'This run is over already.');

export const notRetryable = (message: string) => new DomainError(409, 'NOT_RETRYABLE', message);
