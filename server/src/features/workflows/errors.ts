import type { Diagnostic } from '@wfb/engine/compiler';
import { DomainError } from '../../errors.ts';
import type { PersonShape } from '../../schemas.ts';

export const invalidDefinition = (diagnostics: Diagnostic[]) =>
  new DomainError(422, 'INVALID_DEFINITION', 'This workflow cannot be published as it is.', {
    details: { diagnostics },
  });

export const draftChanged = (now: { revision: number; draft: unknown; updatedBy: PersonShape | null }) =>
  new DomainError(
    409,
    'DRAFT_CHANGED',
    `${now.updatedBy?.name ?? 'Somebody'} has changed this workflow in the meantime.`,
    { details: now },
  );

export const noSecretWanted = () =>
  new DomainError(409, 'NO_SECRET_WANTED', 'This endpoint is not set to prove its callers by a secret.');

export const cannotExport = (message: string) => new DomainError(409, 'CANNOT_EXPORT', message);
