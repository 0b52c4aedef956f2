import { DomainError } from '../../errors.ts';

export const subjectChanged = (subject: string, number: number) =>
  new DomainError(
    409,
    'SUBJECT_CHANGED',
    `“${subject}” has changed meanwhile: its last event is number ${number}.`,
    {
      details: { number },
    },
  );
