import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** An account that lives for years as one run: every movement is an event of its log, from which a read model makes the balance. */
export function keepAccount({ email }: SampleSetting): DefinitionInput {
  const amount = {
    type: 'object' as const,
    required: ['amount'],
    properties: {
      amount: {
        type: 'number' as const,
        format: 'currency' as const,
        currency: 'EUR',
        title: 'Amount',
        default: 50,
        minimum: 0.01,
      },
    },
  };
  return {
    format: 1,
    name: 'Keep an account',
    description:
      'One run is one account. Deposits and withdrawals come as events, each is written into the event log, and nobody can withdraw what is not there. A read model has the balance of every account.',
    subject: '{{ input.owner }} · account {{ input.account }}',
    input: {
      type: 'object',
      title: 'Account',
      required: ['account', 'owner'],
      properties: {
        account: { type: 'string', title: 'Number', default: 'A-1', maxLength: 50 },
        owner: { type: 'string', title: 'Owner', default: 'Ada Lovelace', maxLength: 200 },
      },
    },
    events: [
      { name: 'deposit', title: 'Money comes in', schema: amount },
      { name: 'withdraw', title: 'Money is wanted', schema: amount },
      { name: 'close', title: 'Close the account' },
    ],
    readModels: [
      {
        name: 'accounts',
        title: 'Accounts',
        state: {
          type: 'object',
          properties: {
            owner: { type: 'string', title: 'Owner' },
            balance: { type: 'number', format: 'currency', currency: 'EUR', title: 'Balance' },
            movements: { type: 'integer', title: 'Movements' },
            closed: { type: 'boolean', title: 'Closed' },
          },
        },
        initial: { balance: 0, movements: 0, closed: false },
        on: [
          { event: 'opened', set: { owner: '{{ event.data.owner }}' } },
          {
            event: 'deposited',
            set: {
              balance: '{{ round(item.balance + event.data.amount, 2) }}',
              movements: '{{ item.movements + 1 }}',
            },
          },
          {
            event: 'withdrawn',
            set: {
              balance: '{{ round(item.balance - event.data.amount, 2) }}',
              movements: '{{ item.movements + 1 }}',
            },
          },
          { event: 'closed', set: { closed: true } },
        ],
      },
    ],
    values: [{ name: 'balance', title: 'Balance', schema: { type: 'number' }, initial: 0 }],
    steps: [
      {
        id: 'opened',
        kind: 'record',
        event: 'opened',
        subject: 'account-{{ input.account }}',
        data: { owner: '{{ input.owner }}' },
      },
      {
        id: 'account',
        kind: 'stateMachine',
        title: 'The account',
        initial: 'open',
        most: 1_000,
        states: [
          {
            id: 'open',
            title: 'Open',
            transitions: [
              {
                id: 'comesIn',
                event: 'deposit',
                to: 'open',
                steps: [
                  {
                    id: 'deposited',
                    kind: 'record',
                    event: 'deposited',
                    subject: 'account-{{ input.account }}',
                    data: { amount: '{{ event.data.amount }}' },
                  },
                  {
                    id: 'more',
                    kind: 'set',
                    values: { balance: '{{ round(values.balance + event.data.amount, 2) }}' },
                  },
                ],
              },
              {
                id: 'goesOut',
                event: 'withdraw',
                when: 'event.data.amount <= values.balance',
                to: 'open',
                steps: [
                  {
                    id: 'withdrawn',
                    kind: 'record',
                    event: 'withdrawn',
                    subject: 'account-{{ input.account }}',
                    data: { amount: '{{ event.data.amount }}' },
                  },
                  {
                    id: 'less',
                    kind: 'set',
                    values: { balance: '{{ round(values.balance - event.data.amount, 2) }}' },
                  },
                ],
              },
              {
                id: 'notCovered',
                event: 'withdraw',
                to: 'open',
                steps: [
                  {
                    id: 'refused',
                    kind: 'record',
                    event: 'withdrawalRefused',
                    subject: 'account-{{ input.account }}',
                    data: { amount: '{{ event.data.amount }}', balance: '{{ values.balance }}' },
                  },
                ],
              },
              { id: 'closeIt', event: 'close', when: 'values.balance === 0', to: 'closed' },
              {
                id: 'closeLater',
                event: 'close',
                to: 'open',
                steps: [
                  {
                    id: 'tellRest',
                    kind: 'task',
                    title: 'Say that there is still money on it',
                    action: 'email.send',
                    with: {
                      to: email,
                      subject: 'Account {{ input.account }} cannot be closed',
                      text: "There are still {{ money(values.balance, 'EUR') }} on it.",
                    },
                  },
                ],
              },
              { id: 'dormant', after: '52w', to: 'asleep' },
            ],
          },
          {
            id: 'closed',
            title: 'Closed',
            final: true,
            entry: [
              {
                id: 'ended',
                kind: 'record',
                event: 'closed',
                subject: 'account-{{ input.account }}',
              },
            ],
          },
          { id: 'asleep', title: 'Not used for a year', final: true },
        ],
      },
    ],
    output: { state: '{{ steps.account.state }}', balance: '{{ values.balance }}' },
  };
}
