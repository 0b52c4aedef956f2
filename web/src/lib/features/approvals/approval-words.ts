import type { Approval, ApprovalSummary } from '#lib/api/types.ts';

const listFormat = new Intl.ListFormat('en', { type: 'disjunction' });
const bothFormat = new Intl.ListFormat('en', { type: 'conjunction' });

const roleWords = { owner: 'the owners', admin: 'the admins', member: 'all members' } as const;

/** Who decides, as a sentence: "Ada or Grace", "Ada and Grace, both", "2 of Ada, Grace and the admins". */
export function ruleWords({
  rule,
  assignees,
  roles,
}: Pick<Approval, 'rule' | 'assignees' | 'roles'>): string {
  const names = [...assignees.map((person) => person.name), ...roles.map((role) => roleWords[role])];
  if (names.length === 1 && rule.kind !== 'quorum') {
    const [only = ''] = names;
    if (roles.length === 0) return only;
    return rule.kind === 'any' ? `One of ${only}` : `Each of ${only}`;
  }
  if (rule.kind === 'any') return listFormat.format(names);
  if (rule.kind === 'all')
    return `${bothFormat.format(names)}, ${names.length === 2 ? 'both' : 'all of them'}`;
  return `${rule.count} of ${bothFormat.format(names)}`;
}

/** Who is asked besides when it takes too long. */
export function escalationWords({
  escalatePeople,
  escalateRoles,
}: Pick<Approval, 'escalatePeople' | 'escalateRoles'>): string {
  return bothFormat.format([
    ...escalatePeople.map((person) => person.name),
    ...escalateRoles.map((role) => roleWords[role]),
  ]);
}

/** How far it is: "1 of 2 approved". Nothing where the first decision counts. */
export function progressWords({ progress }: Pick<ApprovalSummary, 'progress'>): string | null {
  return progress ? `${progress.approved} of ${progress.needed} approved` : null;
}

export function deadlineWords(then: NonNullable<Approval['deadlineThen']>): string {
  return {
    approve: 'It counts as approved',
    reject: 'It counts as rejected',
    expire: 'The run goes on without a decision',
    fail: 'The run fails',
  }[then];
}

export function outcomeWords(approval: Pick<Approval, 'status' | 'decidedBy'>): string {
  const by = approval.decidedBy ? ` by ${approval.decidedBy.name}` : '';
  switch (approval.status) {
    case 'pending':
      return 'Waiting for a decision';
    case 'approved':
      return approval.decidedBy ? `Approved${by}` : 'Approved: the time was up';
    case 'rejected':
      return approval.decidedBy ? `Rejected${by}` : 'Rejected: the time was up';
    case 'expired':
      return 'The time was up before anybody decided';
    case 'withdrawn':
      return 'No longer needed: the run went on without it';
  }
}
