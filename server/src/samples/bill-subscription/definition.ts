import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** A year of a subscription: charged each month; a declined card is tried again for days before it ends; a customer can leave at any time. */
export function billSubscription({ shopUrl }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Bill a subscription',
    description:
      'Charges a subscription every 30 days for a year. A declined card is tried four times over nine days, with a mail each time; then the subscription ends.',
    subject: 'Subscription {{ input.subscription }}',
    input: {
      type: 'object',
      title: 'Subscription',
      required: ['subscription'],
      properties: {
        subscription: {
          type: 'string',
          title: 'Subscription',
          description: 'SUB-1 pays, the card of SUB-2 recovers after two tries, that of SUB-3 does not.',
          enum: ['SUB-1', 'SUB-2', 'SUB-3'],
          default: 'SUB-1',
        },
      },
    },
    events: [
      {
        name: 'cancelled',
        title: 'The customer leaves',
        schema: {
          type: 'object',
          properties: { reason: { type: 'string', title: 'Reason', default: 'Too much coffee' } },
        },
      },
    ],
    values: [
      {
        name: 'state',
        title: 'State of the subscription',
        schema: { type: 'string', enum: ['active', 'overdue', 'left', 'ended'] },
        initial: 'active',
      },
      { name: 'paid', title: 'This period is paid', schema: { type: 'boolean' }, initial: false },
      { name: 'tries', title: 'Tries of this period', schema: { type: 'integer' }, initial: 0 },
      { name: 'periods', title: 'Periods paid', schema: { type: 'integer' }, initial: 0 },
    ],
    steps: [
      {
        id: 'lookUp',
        kind: 'task',
        title: 'Look up the subscription',
        action: 'http.request',
        with: { url: `${shopUrl}/subscriptions/{{ urlEncode(input.subscription) }}` },
      },
      {
        id: 'year',
        kind: 'repeat',
        title: 'Every 30 days, for a year',
        mode: 'while',
        when: "values.state === 'active'",
        limit: 12,
        onLimit: 'continue',
        steps: [
          { id: 'newPeriod', kind: 'set', values: { paid: false, tries: 0 } },
          {
            id: 'dunning',
            kind: 'repeat',
            title: 'Charge until it works',
            mode: 'while',
            when: '!values.paid && values.tries < 4',
            limit: 4,
            onLimit: 'continue',
            steps: [
              { id: 'countTry', kind: 'set', values: { tries: '{{ values.tries + 1 }}' } },
              {
                id: 'charge',
                kind: 'task',
                title: 'Charge the card',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/payments`,
                  body: {
                    orderId: '{{ run.id }}-{{ values.periods + 1 }}',
                    amount: '{{ steps.lookUp.body.amount }}',
                    currency: 'EUR',
                    card: '{{ steps.lookUp.body.card }}',
                  },
                  expect: '2xx, 402',
                },
              },
              {
                id: 'declined',
                kind: 'branch',
                title: 'Did the bank say no?',
                cases: [
                  {
                    id: 'no',
                    title: 'Declined',
                    when: 'steps.charge.status === 402',
                    steps: [
                      { id: 'markOverdue', kind: 'set', values: { state: 'overdue' } },
                      {
                        id: 'warn',
                        kind: 'task',
                        title: 'Tell the customer that the card was declined',
                        action: 'email.send',
                        with: {
                          to: '{{ steps.lookUp.body.email }}',
                          subject: 'Your card was declined',
                          text: 'Dear {{ steps.lookUp.body.customer }},\n\nthis was try {{ values.tries }} of 4. Please look after your card; we try again in three days.',
                        },
                      },
                      {
                        id: 'patience',
                        kind: 'branch',
                        title: 'Is there another try?',
                        cases: [
                          {
                            id: 'yes',
                            title: 'Yes',
                            when: 'values.tries < 4',
                            steps: [{ id: 'threeDays', kind: 'wait', for: '3d' }],
                          },
                        ],
                      },
                    ],
                  },
                ],
                otherwise: [
                  {
                    id: 'markPaid',
                    kind: 'set',
                    values: { paid: true, state: 'active', periods: '{{ values.periods + 1 }}' },
                  },
                ],
              },
            ],
          },
          {
            id: 'settled',
            kind: 'branch',
            title: 'Is the period paid?',
            cases: [
              {
                id: 'isPaid',
                title: 'Paid',
                when: 'values.paid',
                steps: [
                  {
                    id: 'receipt',
                    kind: 'task',
                    title: 'Send the receipt',
                    action: 'email.send',
                    with: {
                      to: '{{ steps.lookUp.body.email }}',
                      subject: "Receipt over {{ money(steps.lookUp.body.amount, 'EUR') }}",
                      text: 'Thank you! This was month {{ values.periods }} of your plan “{{ steps.lookUp.body.plan }}”.',
                    },
                  },
                  {
                    id: 'leaving',
                    kind: 'receive',
                    title: 'Wait for the next period, unless the customer leaves',
                    event: 'cancelled',
                    deadline: { after: '30d', then: 'continue' },
                  },
                  {
                    id: 'hasLeft',
                    kind: 'branch',
                    title: 'Has the customer left?',
                    cases: [
                      {
                        id: 'left',
                        title: 'Left',
                        when: 'steps.leaving.received',
                        steps: [
                          { id: 'markLeft', kind: 'set', values: { state: 'left' } },
                          {
                            id: 'goodbye',
                            kind: 'task',
                            title: 'Confirm that it ends',
                            action: 'email.send',
                            with: {
                              to: '{{ steps.lookUp.body.email }}',
                              subject: 'Your subscription has ended',
                              text: 'We are sorry to see you go. You can come back at any time.',
                            },
                          },
                        ],
                      },
                    ],
                  },
                ],
              },
            ],
            otherwise: [
              {
                id: 'endIt',
                kind: 'task',
                title: 'End the subscription',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/subscription-ends`,
                  body: { reference: '{{ input.subscription }}', why: 'not paid' },
                },
              },
              { id: 'markEnded', kind: 'set', values: { state: 'ended' } },
              {
                id: 'tellEnded',
                kind: 'task',
                title: 'Tell the customer that it has ended',
                action: 'email.send',
                with: {
                  to: '{{ steps.lookUp.body.email }}',
                  subject: 'Your subscription has ended',
                  text: 'We could not charge your card four times in a row, so your subscription has ended.',
                },
              },
            ],
          },
        ],
      },
    ],
    output: { state: '{{ values.state }}', periods: '{{ values.periods }}' },
  };
}
