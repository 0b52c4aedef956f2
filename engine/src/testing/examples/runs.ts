import { example, type Example } from './example.ts';

/** Steps that wait, and those that deal with other runs and with who started this one. */
export const runs: Example[] = [
  example(
    'Wait',
    [
      { id: 'pause', kind: 'wait', for: '10ms' },
      { id: 'until', kind: 'wait', until: '{{ addDuration(run.startedAt, "20ms") }}' },
    ],
    'waited',
    'waited',
  ),
  example(
    'Sub workflow',
    [
      { id: 'child', kind: 'subworkflow', workflow: 'child', with: { id: '{{ input.id }}' } },
      {
        id: 'apart',
        kind: 'subworkflow',
        workflow: 'child',
        with: { id: 'b' },
        wait: false,
        onClose: 'leave',
      },
    ],
    '{{ steps.child }} {{ isEmpty(steps.apart.runId) }}',
    'child of A-1 false',
  ),
  example(
    'Dunning',
    [
      {
        id: 'reminders',
        kind: 'recurring',
        workflow: 'child',
        with: { id: '{{ input.id }}-{{ steps.reminders.times + 1 }}' },
        every: '10ms',
        startNow: true,
        limit: 5,
        until: 'steps.reminders.last === "child of A-1-3"',
      },
      {
        id: 'leapDays',
        kind: 'recurring',
        workflow: 'child',
        with: { id: 'b' },
        cron: '0 9 29 2 *',
        timeZone: 'Europe/Berlin',
        startNow: true,
        within: '1h',
        wait: false,
        onFailure: 'continue',
        onClose: 'leave',
      },
    ],
    '{{ steps.reminders.times }} times, {{ steps.leapDays.times }} apart: {{ isEmpty(steps.leapDays.last.runId) }}',
    '3 times, 1 apart: false',
  ),
  example(
    'Receive',
    [
      {
        id: 'payment',
        kind: 'receive',
        event: 'paid',
        where: 'event.data.order === input.id',
        deadline: { after: '1h', then: 'fail' },
      },
      { id: 'parcel', kind: 'receive', event: 'shipped', deadline: { after: '10ms', then: 'continue' } },
    ],
    'paid {{ steps.payment.data.amount }} {{ steps.parcel.received ? steps.parcel.data.by : "not shipped" }}',
    'paid 250 not shipped',
    {
      events: [
        {
          name: 'paid',
          title: 'Payment received',
          schema: {
            type: 'object',
            properties: { order: { type: 'string' }, amount: { type: 'number' } },
            required: ['order', 'amount'],
          },
        },
        { name: 'shipped', schema: { type: 'object', properties: { by: { type: 'string' } } } },
      ],
    },
    {
      script: [
        { kind: 'signal', name: 'paid', data: { order: 'another', amount: 1 } },
        { kind: 'signal', name: 'paid', data: { order: 'A-1', amount: 250 } },
      ],
    },
  ),
  example(
    'Send',
    [
      {
        id: 'apart',
        kind: 'subworkflow',
        workflow: 'child',
        with: { id: 'b' },
        wait: false,
        onClose: 'leave',
      },
      {
        id: 'tell',
        kind: 'send',
        to: 'child',
        step: 'apart',
        event: 'hurry',
        data: { by: '{{ input.id }}' },
      },
      { id: 'all', kind: 'send', to: 'project', event: 'orderSeen', data: { id: '{{ input.id }}' } },
      { id: 'other', kind: 'send', to: 'run', run: '{{ steps.apart.runId }}', event: 'hurry', data: {} },
    ],
    'sent',
    'sent',
  ),
  example(
    'Status',
    [
      { id: 'begun', kind: 'status', text: 'Order {{ input.id }} is being packed' },
      {
        id: 'counted',
        kind: 'status',
        text: 'Packed',
        fields: { parcels: '{{ input.lines.length }}', total: '{{ input.total }}' },
      },
    ],
    'shown',
    'shown',
  ),
  example(
    'Respond',
    [
      {
        id: 'answer',
        kind: 'respond',
        status: '{{ input.total > 100 ? 201 : 200 }}',
        headers: { 'Content-Type': 'application/json', location: '/orders/{{ input.id }}' },
        body: { order: '{{ input.id }}' },
      },
      { id: 'after', kind: 'task', action: 'test.send', with: { text: 'as {{ steps.answer.status }}' } },
    ],
    '{{ steps.after.text }} {{ steps.answer.headers.location }}',
    'as 201! /orders/A-1',
    { triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond' }] },
  ),
];
