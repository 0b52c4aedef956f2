/** Words for what happens to a decision. */
export function decidedWord(decision: 'approve' | 'reject'): string {
  return decision === 'approve' ? 'Approved' : 'Rejected';
}

/** Why a decision was not taken, in words that say what to do now. */
export function refusalWords(refusal: { code: string; message: string; details?: unknown }): string {
  switch (refusal.code) {
    case 'ALREADY_DECIDED':
      return alreadyDecided(refusal.details) ?? 'somebody else decided this before you.';
    case 'EXPIRED':
      return 'the time to decide was over before it arrived.';
    case 'NOT_AN_APPROVER':
      return 'you are no longer asked to decide this.';
    case 'SELF_APPROVAL':
      return 'you may not decide what you asked for yourself.';
    case 'INVALID_FORM':
      return 'the form needs another look. Open it and decide again.';
    case 'OFFLINE':
      return 'there is no connection, and a high-risk decision cannot be kept for later.';
    default:
      return refusal.message;
  }
}

function alreadyDecided(details: unknown): string | null {
  const { decision, decidedBy } = (details ?? {}) as {
    decision?: string;
    decidedBy?: { name: string } | null;
  };
  if (!decision) return null;
  const word = decision.startsWith('approve')
    ? 'approved'
    : decision.startsWith('reject')
      ? 'rejected'
      : decision;
  return decidedBy ? `${decidedBy.name} ${word} this before you.` : `it was ${word} before you.`;
}
