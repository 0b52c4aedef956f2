import { DomainError, notFound } from '../../errors.ts';
import type { FieldProblem } from '../../data/validate-data.ts';
import type { PersonShape } from '../../schemas.ts';

export const approvalNotFound = () => notFound('request');

export interface Verdict {
  decision: string;
  decidedBy: PersonShape | null;
  decidedAt: string | null;
}

export const alreadyDecided = (verdict: Verdict) =>
  new DomainError(
    409,
    'ALREADY_DECIDED',
    verdict.decidedBy
      ? `${verdict.decidedBy.name} has ${words[verdict.decision] ?? 'decided'} this already.`
      : `This was ${words[verdict.decision] ?? 'decided'} already.`,
    { details: verdict },
  );
const words: Record<string, string> = { approved: 'approved', rejected: 'rejected', withdrawn: 'withdrawn' };

export const alreadyVoted = (verdict: Verdict) =>
  new DomainError(409, 'ALREADY_DECIDED', 'You have decided on this already; others are still asked.', {
    details: verdict,
  });

export const expired = (decidedAt: string | null) =>
  new DomainError(410, 'EXPIRED', 'The time to decide has run out.', { details: { decidedAt } });

export const notAnApprover = () =>
  new DomainError(403, 'NOT_AN_APPROVER', 'You are not asked to decide this.');

export const selfApproval = () =>
  new DomainError(403, 'SELF_APPROVAL', 'You started this run, so somebody else has to decide.');

export const reauthenticationRequired = (
  message = 'Confirm with your password: this is a decision of high risk.',
) => new DomainError(403, 'REAUTHENTICATION_REQUIRED', message);

export const tooManyPasswords = (retryAfter: number) =>
  new DomainError(429, 'TOO_MANY_REQUESTS', 'Too many wrong passwords. Wait a few minutes.', { retryAfter });

export const invalidForm = (fields: FieldProblem[]) =>
  new DomainError(422, 'INVALID_FORM', 'Some fields are not filled in as they should be.', {
    details: { fields },
  });

export const decisionIdTaken = () =>
  new DomainError(409, 'DECISION_ID_TAKEN', 'Another decision was made with this id.');

export const invalidToken = () =>
  new DomainError(403, 'INVALID_TOKEN', 'This button is no longer valid. Open the request to decide.');
