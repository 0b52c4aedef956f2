import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Small sums pass by themselves, middling ones need one yes, large ones two; who is slow is reminded, then others are asked too. */
export function approveExpense({ shopUrl }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Approve an expense',
    description:
      'An employee hands in a receipt. Up to € 50 it is paid at once; above, a manager decides; above € 2,000, two people of the management have to agree.',
    subject: "{{ input.employee }} · {{ input.purpose }} · {{ money(input.amount, 'EUR') }}",
    input: {
      type: 'object',
      title: 'Expense',
      required: ['employee', 'email', 'amount', 'purpose'],
      properties: {
        employee: { type: 'string', title: 'Employee', default: 'Grace Hopper', maxLength: 200 },
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'grace@example.com' },
        amount: {
          type: 'number',
          format: 'currency',
          currency: 'EUR',
          title: 'Amount',
          default: 320,
          minimum: 0.01,
          maximum: 50_000,
        },
        purpose: { type: 'string', title: 'What for', default: 'Train to Hamburg', maxLength: 300 },
        receipt: { type: 'string', format: 'uri', title: 'Address of the receipt' },
      },
    },
    values: [
      {
        name: 'state',
        title: 'Where the expense is',
        schema: { type: 'string', enum: ['handed in', 'approved', 'declined', 'paid'] },
        initial: 'handed in',
      },
    ],
    steps: [
      {
        id: 'size',
        kind: 'branch',
        title: 'How much is it?',
        cases: [
          {
            id: 'middling',
            title: 'Over € 50',
            when: 'input.amount > 50',
            steps: [
              {
                id: 'manager',
                kind: 'approval',
                ask: 'Approve the expense of {{ input.employee }}',
                to: { roles: ['admin'] },
                facts: [
                  { label: 'Amount', value: "{{ money(input.amount, 'EUR') }}" },
                  { label: 'Employee', value: '{{ input.employee }}' },
                  { label: 'What for', value: '{{ input.purpose }}' },
                ],
                details: '{{ input.receipt ?? "There is no receipt." }}',
                consequences: {
                  approve: 'The amount is paid, or above € 2,000 passed on to the management.',
                  reject: 'Nothing is paid, and the employee is told why.',
                },
                deadline: { after: '5d', then: 'reject' },
                remindEvery: '1d',
                escalation: { after: '2d', to: { roles: ['owner'] } },
              },
              {
                id: 'refused',
                kind: 'branch',
                title: 'Did the manager say no?',
                cases: [
                  {
                    id: 'no',
                    title: 'No',
                    when: '!steps.manager.approved',
                    steps: [
                      { id: 'markDeclined', kind: 'set', values: { state: 'declined' } },
                      {
                        id: 'tellDeclined',
                        kind: 'task',
                        title: 'Tell the employee that it was declined',
                        action: 'email.send',
                        with: {
                          to: '{{ input.email }}',
                          subject: 'Your expense “{{ input.purpose }}” was declined',
                          text: '{{ steps.manager.comment ?? "Nobody gave a reason. Please talk to your manager." }}',
                        },
                      },
                      {
                        id: 'stopDeclined',
                        kind: 'end',
                        output: { state: 'declined', paid: 0 },
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'large',
        kind: 'branch',
        title: 'Is it over € 2,000?',
        cases: [
          {
            id: 'overLimit',
            title: 'Over € 2,000',
            when: 'input.amount > 2000',
            steps: [
              {
                id: 'management',
                kind: 'approval',
                ask: 'Approve the expense of {{ input.employee }}',
                to: { roles: ['owner', 'admin'] },
                rule: { kind: 'quorum', count: 2 },
                facts: [
                  { label: 'Amount', value: "{{ money(input.amount, 'EUR') }}" },
                  { label: 'What for', value: '{{ input.purpose }}' },
                ],
                consequences: { approve: 'The amount is paid.', reject: 'Nothing is paid.' },
                deadline: { after: '1w', then: 'reject' },
                remindEvery: '2d',
                onReject: 'fail',
              },
            ],
          },
        ],
      },
      { id: 'markApproved', kind: 'set', values: { state: 'approved' } },
      {
        id: 'pay',
        kind: 'task',
        title: 'Pay the amount out',
        action: 'http.request',
        with: {
          method: 'POST',
          url: `${shopUrl}/payouts`,
          body: { reference: '{{ run.id }}', amount: '{{ input.amount }}', to: '{{ input.email }}' },
        },
      },
      { id: 'markPaid', kind: 'set', values: { state: 'paid' } },
      {
        id: 'tellPaid',
        kind: 'task',
        title: 'Tell the employee that the money is on its way',
        action: 'email.send',
        with: {
          to: '{{ input.email }}',
          subject: 'Your expense “{{ input.purpose }}” is paid',
          text: "{{ money(input.amount, 'EUR') }} are on their way to you.",
        },
      },
    ],
    output: { state: '{{ values.state }}', paid: '{{ input.amount }}' },
  };
}
