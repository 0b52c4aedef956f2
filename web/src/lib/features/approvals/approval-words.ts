import type { Approval } from '#lib/api/types.ts';

const listFormat = new Intl.ListFormat('en', { type: 'disjunction' });
const bothFormat = new Intl.ListFormat('en', { type: 'conjunction' });

/** Who decides, as a sentence: "Ada or Grace", "Ada and Grace, both", "2 of Ada, Grace and Alan". */
export function ruleWords({ rule, assignees }: Pick<Approval, 'rule' | 'assignees'>): string {
  const names = assignees.map((person) => person.name);
  // A request to a role names no people.
  if (names.length === 0) return 'Everybody with the role that was asked';
  if (names.length === 1) return names[0] ?? '';
  if (rule.kind === 'any') return listFormat.format(names);
  if (rule.kind === 'all')
    return `${bothFormat.format(names)}, ${names.length === 2 ? 'both' : 'all of them'}`;
  return `${rule.count} of ${bothFormat.format(names)}`;
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
