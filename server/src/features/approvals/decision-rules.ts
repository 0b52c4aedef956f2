import type { ApprovalRule, Decision } from './schemas.ts';

export interface Ballot {
  /** A vote counts when it was cast, whoever left since. */
  votes: readonly { decision: Decision; standsIn: boolean }[];
  /** Those asked at first who have not voted and still may. */
  open: number;
  /** Those asked only when it takes too long, who have not voted: they may vote now, or later on. */
  openStandIns: number;
}

/** What the votes amount to: the verdict, or null while it is open. A quorum that cannot be reached any more is rejected. */
export function judge(rule: ApprovalRule, ballot: Ballot): 'approved' | 'rejected' | null {
  const { votes, open, openStandIns } = ballot;
  const approvals = votes.filter(({ decision }) => decision === 'approve');
  switch (rule.kind) {
    case 'any':
      return votes[0] ? (votes[0].decision === 'approve' ? 'approved' : 'rejected') : null;
    case 'all':
      if (approvals.length < votes.length) return 'rejected';
      if (approvals.some(({ standsIn }) => standsIn)) return 'approved';
      return approvals.length > 0 && open === 0 ? 'approved' : null;
    case 'quorum':
      if (approvals.length >= rule.count) return 'approved';
      return approvals.length + open + openStandIns < rule.count ? 'rejected' : null;
  }
}

/** How many approvals it takes. */
export function approvalsNeeded(rule: ApprovalRule, { votes, open }: Ballot): number {
  if (rule.kind === 'quorum') return rule.count;
  return rule.kind === 'any' ? 1 : votes.length + open;
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
