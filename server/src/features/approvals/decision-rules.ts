import type { ApprovalRule, Decision } from './schemas.ts';

/**
 * What the votes amount to: the verdict, or null while it is open. A vote counts when it was cast, whoever left since.
 * `approvers` is how many may vote; with nobody left to reach it, a quorum is rejected rather than waited for.
 */
export function judge(
  rule: ApprovalRule,
  votes: readonly Decision[],
  approvers: number,
): 'approved' | 'rejected' | null {
  const approvals = votes.filter((vote) => vote === 'approve').length;
  const rejections = votes.length - approvals;
  switch (rule.kind) {
    case 'any':
      return votes.length === 0 ? null : votes[0] === 'approve' ? 'approved' : 'rejected';
    case 'all':
      if (rejections > 0) return 'rejected';
      return approvals > 0 && approvals >= approvers ? 'approved' : null;
    case 'quorum': {
      // More votes than there are people cannot be waited for.
      const needed = Math.max(1, Math.min(rule.count, Math.max(approvers, approvals)));
      if (approvals >= needed) return 'approved';
      return Math.max(approvers, votes.length) - rejections < needed ? 'rejected' : null;
    }
  }
}

const ranks = { member: 0, admin: 1, owner: 2 } as const;

/** A request to a role is one to everybody who has at least that role. */
export function holdsRole(role: string, wanted: readonly string[]): boolean {
  const rank = ranks[role as keyof typeof ranks];
  return wanted.some((one) => rank !== undefined && rank >= (ranks[one as keyof typeof ranks] ?? Infinity));
}

/** Verdict of a request whose time ran out. */
export function verdictAtDeadline(then: string | null): 'approved' | 'rejected' | 'expired' {
  if (then === 'approve') return 'approved';
  return then === 'reject' ? 'rejected' : 'expired';
}
