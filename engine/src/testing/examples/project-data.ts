import { example, type Example } from './example.ts';

/** Steps that keep what outlives a run. */
export const projectData: Example[] = [
  example(
    'Backlog',
    [
      { id: 'first', kind: 'backlogAdd', backlog: 'alerts', item: { device: '{{ input.id }}', level: 1 } },
      { id: 'again', kind: 'backlogAdd', backlog: 'alerts', item: { device: '{{ input.id }}', level: 5 } },
      { id: 'urgent', kind: 'backlogAdd', backlog: 'alerts', item: { device: 'B-2', level: 9 } },
      { id: 'seen', kind: 'backlogPeek', backlog: 'alerts', count: 5 },
      { id: 'next', kind: 'backlogTake', backlog: 'alerts' },
      { id: 'then', kind: 'backlogTake', backlog: 'alerts', wait: { atMost: '1h' } },
      { id: 'none', kind: 'backlogTake', backlog: 'alerts', wait: { atMost: '50ms' }, onFailure: 'drop' },
    ],
    '{{ steps.again.reason }} {{ steps.seen.size }} {{ steps.next.item.device }} {{ steps.then.item.device }} {{ steps.none.found }}',
    'duplicate 2 B-2 A-1 false',
    {
      backlogs: [
        {
          name: 'alerts',
          item: {
            type: 'object',
            properties: { device: { type: 'string' }, level: { type: 'number' } },
            required: ['device', 'level'],
          },
          order: 'priority',
          priority: 'item.level',
          key: 'item.device',
        },
      ],
    },
  ),
  example(
    'Record',
    [
      { id: 'opened', kind: 'record', event: 'opened', subject: 'account-{{ input.id }}' },
      {
        id: 'deposited',
        kind: 'record',
        event: 'deposited',
        subject: 'account-{{ input.id }}',
        data: { amount: '{{ input.total }}' },
        after: '{{ steps.opened.number }}',
      },
    ],
    '{{ steps.deposited.number }}',
    2,
  ),
  example(
    'Look up',
    [
      {
        id: 'deposited',
        kind: 'record',
        event: 'deposited',
        subject: 'account-{{ input.id }}',
        data: { amount: '{{ input.total }}' },
      },
      {
        id: 'paid',
        kind: 'record',
        event: 'paid',
        subject: 'account-{{ input.id }}',
        data: { amount: 50 },
      },
      { id: 'account', kind: 'lookUp', model: 'balances', key: 'account-{{ input.id }}' },
      { id: 'other', kind: 'lookUp', model: 'balances', key: 'account-none' },
    ],
    '{{ steps.account.entry.balance }} {{ steps.other.found }}',
    '200 false',
    {
      readModels: [
        {
          name: 'balances',
          state: { type: 'object', properties: { balance: { type: 'number' } }, required: ['balance'] },
          initial: { balance: 0 },
          on: [
            { event: 'deposited', set: { balance: '{{ item.balance + event.data.amount }}' } },
            { event: 'paid', set: { balance: '{{ item.balance - event.data.amount }}' } },
          ],
        },
      ],
    },
  ),
];
