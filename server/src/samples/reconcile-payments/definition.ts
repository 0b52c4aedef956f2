import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Every night: what the bank has booked against what the shop has sold, page by page on both sides. */
export function reconcilePayments({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Reconcile payments',
    description:
      'Every night: compares the bookings of the bank with the orders of the shop. What is missing or differs is mailed as a list; where it is much, somebody has to look at it.',
    subject: "Payments of {{ formatDate(run.startedAt, 'd MMMM yyyy') }}",
    triggers: [
      { id: 'manual', kind: 'manual' },
      { id: 'nightly', kind: 'schedule', cron: '15 3 * * *', timeZone: 'Europe/Berlin', catchUp: 'all' },
    ],
    values: [
      { name: 'cursor', title: 'Next page of the bank', schema: { type: 'string' }, initial: '' },
      {
        name: 'booked',
        title: 'Bookings of the bank',
        schema: {
          type: 'array',
          items: {
            type: 'object',
            required: ['orderId', 'amount'],
            properties: { orderId: { type: 'integer' }, amount: { type: 'number' } },
          },
        },
        initial: [],
      },
    ],
    steps: [
      {
        id: 'bothSides',
        kind: 'parallel',
        title: 'Fetch both sides at once',
        lanes: [
          {
            id: 'bank',
            title: 'The bank',
            steps: [
              {
                id: 'bankPages',
                kind: 'repeat',
                title: 'Page by page, until the bank has no more',
                mode: 'until',
                when: "values.cursor === ''",
                check: 'after',
                limit: 200,
                steps: [
                  {
                    id: 'bookings',
                    kind: 'task',
                    title: 'Fetch bookings',
                    action: 'http.request',
                    with: {
                      url: `${shopUrl}/bank/transactions`,
                      query: "{{ values.cursor === '' ? ({}) : ({ cursor: values.cursor }) }}",
                    },
                  },
                  {
                    id: 'keep',
                    kind: 'set',
                    values: {
                      booked:
                        '{{ [...values.booked, ...steps.bookings.body.items.map(booking => ({ orderId: booking.orderId, amount: booking.amount }))] }}',
                      cursor: "{{ steps.bookings.body.nextCursor ?? '' }}",
                    },
                  },
                ],
              },
            ],
          },
          {
            id: 'shop',
            title: 'The shop',
            steps: [
              {
                id: 'firstPage',
                kind: 'task',
                title: 'Fetch the latest orders',
                action: 'http.request',
                with: { url: `${shopUrl}/orders`, query: { page: 1 } },
              },
              {
                id: 'morePages',
                kind: 'forEach',
                title: 'Fetch the other pages, two at a time',
                items: 'range(2, steps.firstPage.body.pages + 1)',
                concurrency: 2,
                steps: [
                  {
                    id: 'page',
                    kind: 'task',
                    title: 'Fetch one page of orders',
                    action: 'http.request',
                    with: { url: `${shopUrl}/orders`, query: { page: '{{ item }}' } },
                  },
                ],
                collect: '{{ steps.page.body.items }}',
              },
            ],
          },
        ],
      },
      {
        id: 'sold',
        kind: 'transform',
        title: 'Orders that should have been paid',
        value:
          "{{ [steps.firstPage.body.items, ...(steps.morePages ?? [])].flatMap(items => items).filter(order => order.status !== 'new') }}",
      },
      {
        id: 'differences',
        kind: 'transform',
        title: 'Compare',
        value: {
          missing:
            '{{ steps.sold.filter(order => !values.booked.some(booking => booking.orderId === order.id)).map(order => order.id) }}',
          wrong:
            '{{ steps.sold.filter(order => values.booked.some(booking => booking.orderId === order.id && booking.amount !== order.total)).map(order => order.id) }}',
        },
      },
      {
        id: 'count',
        kind: 'transform',
        title: 'Count the differences',
        value: '{{ steps.differences.missing.length + steps.differences.wrong.length }}',
      },
      {
        id: 'found',
        kind: 'branch',
        title: 'Do both sides agree?',
        cases: [
          {
            id: 'agree',
            title: 'They agree',
            when: 'steps.count === 0',
            steps: [{ id: 'stopAgree', kind: 'end', output: { differences: 0, looked: false } }],
          },
        ],
      },
      {
        id: 'list',
        kind: 'task',
        title: 'Mail the list of differences',
        action: 'email.send',
        with: {
          to: email,
          subject: '{{ steps.count }} payments differ',
          text: "Not booked: {{ steps.differences.missing.join(', ') }}\nBooked with another amount: {{ steps.differences.wrong.join(', ') }}",
        },
      },
      {
        id: 'many',
        kind: 'branch',
        title: 'Is it much?',
        cases: [
          {
            id: 'tooMany',
            title: 'More than five',
            when: 'steps.count > 5',
            steps: [
              {
                id: 'look',
                kind: 'approval',
                ask: 'Have you looked into {{ steps.count }} differing payments?',
                to: { roles: ['owner', 'admin'] },
                facts: [
                  { label: 'Not booked', value: '{{ steps.differences.missing.length }}' },
                  { label: 'Other amount', value: '{{ steps.differences.wrong.length }}' },
                ],
                form: {
                  type: 'object',
                  properties: {
                    finding: { type: 'string', format: 'multiline', title: 'What it was', maxLength: 2_000 },
                  },
                },
                consequences: { approve: 'The night is closed.', reject: 'The night stays open as failed.' },
                deadline: { after: '3d', then: 'fail' },
                remindEvery: '1d',
                onReject: 'fail',
              },
            ],
          },
        ],
      },
    ],
    output: { differences: '{{ steps.count }}', looked: '{{ coalesce(steps.look.approved, false) }}' },
  };
}
