import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Clear cases are decided by figures, the others by a person; money goes out only after the customer has signed. */
export function decideLoan({ shopUrl }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Decide about a loan',
    description:
      'Weighs score and income. Good cases are granted and bad ones refused by rule, all others by a person. The money is paid once the contract is signed.',
    subject: "{{ input.applicant }} · {{ money(input.amount, 'EUR') }} over {{ input.months }} months",
    input: {
      type: 'object',
      title: 'Application',
      required: ['applicant', 'email', 'amount', 'months', 'income'],
      properties: {
        applicant: { type: 'string', title: 'Applicant', default: 'Katherine Johnson', maxLength: 200 },
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'katherine@example.com' },
        amount: {
          type: 'number',
          format: 'currency',
          currency: 'EUR',
          title: 'Amount',
          default: 9_000,
          minimum: 500,
          maximum: 75_000,
        },
        months: { type: 'integer', title: 'Months', default: 24, minimum: 6, maximum: 84 },
        income: {
          type: 'number',
          format: 'currency',
          currency: 'EUR',
          title: 'Income a month',
          default: 1_400,
          minimum: 1,
        },
      },
    },
    events: [{ name: 'signed', title: 'The contract is signed' }],
    values: [
      {
        name: 'verdict',
        title: 'Verdict',
        schema: { type: 'string', enum: ['granted', 'refused', 'unclear'] },
        initial: 'unclear',
      },
    ],
    steps: [
      {
        id: 'score',
        kind: 'task',
        title: 'Ask for the credit score',
        action: 'http.request',
        with: { url: `${shopUrl}/credit-scores/{{ urlEncode(input.email) }}` },
      },
      {
        id: 'rate',
        kind: 'transform',
        title: 'Rate a month, at 6 % a year',
        value: '{{ round(input.amount * (1 + 0.06 * input.months / 24) / input.months, 2) }}',
      },
      {
        id: 'figures',
        kind: 'transform',
        title: 'Put the figures together',
        value: {
          score: '{{ steps.score.body.score }}',
          rate: '{{ steps.rate }}',
          burden: '{{ round(steps.rate / input.income, 2) }}',
        },
      },
      {
        id: 'rule',
        kind: 'branch',
        title: 'Is the case clear?',
        cases: [
          {
            id: 'good',
            title: 'Good score, light burden',
            when: 'steps.figures.score >= 650 && steps.figures.burden <= 0.25',
            steps: [{ id: 'grantByRule', kind: 'set', values: { verdict: 'granted' } }],
          },
          {
            id: 'bad',
            title: 'Poor score or heavy burden',
            when: 'steps.figures.score < 500 || steps.figures.burden > 0.5',
            steps: [{ id: 'refuseByRule', kind: 'set', values: { verdict: 'refused' } }],
          },
        ],
        otherwise: [
          {
            id: 'officer',
            kind: 'approval',
            ask: 'Grant {{ input.applicant }} the loan?',
            to: { roles: ['owner', 'admin'] },
            facts: [
              { label: 'Amount', value: "{{ money(input.amount, 'EUR') }}" },
              { label: 'Rate a month', value: "{{ money(steps.figures.rate, 'EUR') }}" },
              { label: 'Share of income', value: '{{ round(steps.figures.burden * 100) }} %' },
              { label: 'Score', value: '{{ steps.figures.score }}' },
            ],
            consequences: {
              approve: 'The customer gets a contract to sign.',
              reject: 'The customer gets a refusal.',
            },
            deadline: { after: '3d', then: 'reject' },
            remindEvery: '1d',
            risk: 'high',
          },
          {
            id: 'takeOver',
            kind: 'set',
            values: { verdict: "{{ steps.officer.approved ? 'granted' : 'refused' }}" },
          },
        ],
      },
      {
        id: 'outcome',
        kind: 'switch',
        title: 'Act on the verdict',
        value: 'values.verdict',
        cases: [
          {
            id: 'granted',
            is: ['granted'],
            steps: [
              {
                id: 'offer',
                kind: 'task',
                title: 'Send the contract',
                action: 'email.send',
                with: {
                  to: '{{ input.email }}',
                  subject: 'Your loan is granted',
                  text: "Dear {{ input.applicant }},\n\n{{ money(input.amount, 'EUR') }} in {{ input.months }} rates of {{ money(steps.figures.rate, 'EUR') }}. Please sign within two weeks.",
                },
              },
              {
                id: 'signature',
                kind: 'receive',
                title: 'Wait for the signature',
                event: 'signed',
                deadline: { after: '2w', then: 'continue' },
              },
              {
                id: 'signedInTime',
                kind: 'branch',
                title: 'Was it signed in time?',
                cases: [
                  {
                    id: 'lapsed',
                    title: 'Not signed in two weeks',
                    when: '!steps.signature.received',
                    steps: [{ id: 'stopLapsed', kind: 'end', output: { verdict: 'lapsed' } }],
                  },
                ],
              },
              {
                id: 'pay',
                kind: 'task',
                title: 'Pay the loan out',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/payouts`,
                  body: { reference: '{{ run.id }}', amount: '{{ input.amount }}' },
                },
              },
            ],
          },
        ],
        otherwise: [
          {
            id: 'refusal',
            kind: 'task',
            title: 'Send the refusal',
            action: 'email.send',
            with: {
              to: '{{ input.email }}',
              subject: 'About your application',
              text: 'Dear {{ input.applicant }},\n\nwe are sorry: we cannot grant you this loan.\n\n{{ steps.officer.comment ?? "" }}',
            },
          },
        ],
      },
    ],
    output: { verdict: '{{ values.verdict }}' },
  };
}
