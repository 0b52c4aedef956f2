import { example, type Example } from './example.ts';

/** Steps that ask people or tell them. */
export const people: Example[] = [
  example(
    'Approval',
    [
      {
        id: 'ask',
        kind: 'approval',
        ask: 'Approve {{ input.id }}?',
        to: { people: ['ada@example.com', '{{ input.id }}@example.com'], roles: ['owner'] },
        facts: [{ label: 'Total', value: '{{ input.total }}' }],
        deadline: { after: '1d', then: 'expire' },
      },
    ],
    '{{ steps.ask.decision }} by {{ steps.ask.by.name }}',
    'approved by Ada',
    {},
    { script: [{ kind: 'decide', step: 'ask', decision: 'approved', by: { id: 'user', name: 'Ada' } }] },
  ),
  example(
    'Notify',
    [
      {
        id: 'tell',
        kind: 'notify',
        to: { people: ['ada@example.com', '{{ input.id }}@example.com'], roles: ['admin'], starter: true },
        message: 'Order {{ input.id }} is late',
        details: 'It has {{ input.lines.length }} lines.',
        urgency: 'urgent',
      },
      { id: 'note', kind: 'notify', to: { starter: true }, message: 'Seen', urgency: 'quiet' },
    ],
    '{{ steps.tell.told }} {{ steps.tell.unknown.length }}',
    '4 0',
  ),
  example(
    'Approval with escalation',
    [
      {
        id: 'ask',
        kind: 'approval',
        ask: 'Approve {{ input.id }}?',
        to: { people: ['ada@example.com', 'grace@example.com'] },
        rule: { kind: 'quorum', count: 2 },
        remindEvery: '4h',
        remindAtMost: 3,
        escalation: { after: '2d', to: { people: ['{{ input.id }}@example.com'], roles: ['owner'] } },
        allowSelf: false,
        onReject: 'fail',
      },
    ],
    '{{ steps.ask.approved }}',
    true,
    {},
    { script: [{ kind: 'decide', step: 'ask', decision: 'approved', by: { id: 'user', name: 'Ada' } }] },
  ),
];
