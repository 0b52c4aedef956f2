import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Somebody signs up in several steps, with a friendly word where it stops half way. */
export function signUp({ shopUrl }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Sign up a customer',
    description:
      'A new customer confirms the address and fills in a profile. Who stops half way is reminded twice; who does nothing is forgotten.',
    subject: '{{ input.name }} · {{ input.email }}',
    input: {
      type: 'object',
      title: 'Sign-up',
      required: ['name', 'email'],
      properties: {
        name: { type: 'string', title: 'Name', default: 'Grace Hopper', maxLength: 200 },
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'grace@example.com' },
      },
    },
    triggers: [
      { id: 'manual', kind: 'manual' },
      { id: 'form', kind: 'webhook', reply: 'accepted', verify: 'none' },
    ],
    events: [
      { name: 'confirmed', title: 'The address is confirmed' },
      {
        name: 'profileFilled',
        title: 'The profile is filled in',
        schema: {
          type: 'object',
          properties: { company: { type: 'string', title: 'Company', default: 'Compiler Café' } },
        },
      },
    ],
    values: [
      {
        name: 'stage',
        title: 'How far the customer is',
        schema: { type: 'string', enum: ['new', 'confirmed', 'complete'] },
        initial: 'new',
      },
    ],
    steps: [
      {
        id: 'confirming',
        kind: 'repeat',
        title: 'Ask to confirm the address, three times at most',
        mode: 'until',
        when: "values.stage === 'confirmed'",
        check: 'after',
        limit: 3,
        onLimit: 'continue',
        steps: [
          {
            id: 'askToConfirm',
            kind: 'task',
            title: 'Ask to confirm the address',
            action: 'email.send',
            with: {
              to: '{{ input.email }}',
              subject: 'Please confirm your address',
              text: 'Dear {{ input.name }}, one tap on the link and you are in.',
            },
          },
          {
            id: 'confirmation',
            kind: 'receive',
            event: 'confirmed',
            deadline: { after: '1d', then: 'continue' },
          },
          {
            id: 'isConfirmed',
            kind: 'branch',
            title: 'Is it confirmed?',
            cases: [
              {
                id: 'yesConfirmed',
                title: 'Confirmed',
                when: 'steps.confirmation.received',
                steps: [{ id: 'markConfirmed', kind: 'set', values: { stage: 'confirmed' } }],
              },
            ],
          },
        ],
      },
      {
        id: 'lost',
        kind: 'branch',
        title: 'Was it never confirmed?',
        cases: [
          {
            id: 'never',
            title: 'Never',
            when: "values.stage === 'new'",
            steps: [{ id: 'stopNever', kind: 'end', output: { stage: 'new', company: null } }],
          },
        ],
      },
      {
        id: 'account',
        kind: 'task',
        title: 'Make the account',
        action: 'http.request',
        with: {
          method: 'POST',
          url: `${shopUrl}/accounts`,
          body: { reference: '{{ input.email }}', system: 'shop' },
        },
      },
      {
        id: 'filling',
        kind: 'repeat',
        title: 'Ask for the profile, three times at most',
        mode: 'until',
        when: "values.stage === 'complete'",
        check: 'after',
        limit: 3,
        onLimit: 'continue',
        steps: [
          {
            id: 'askToFill',
            kind: 'task',
            title: 'Ask for the profile',
            action: 'email.send',
            with: {
              to: '{{ input.email }}',
              subject: 'Tell us about your coffee bar',
              text: 'Two minutes, and we can propose what fits you.',
            },
          },
          {
            id: 'profile',
            kind: 'receive',
            event: 'profileFilled',
            deadline: { after: '3d', then: 'continue' },
          },
          {
            id: 'isFilled',
            kind: 'branch',
            title: 'Is it filled in?',
            cases: [
              {
                id: 'yesFilled',
                title: 'Filled in',
                when: 'steps.profile.received',
                steps: [{ id: 'markComplete', kind: 'set', values: { stage: 'complete' } }],
              },
            ],
          },
        ],
      },
      {
        id: 'welcome',
        kind: 'task',
        title: 'Welcome the customer',
        action: 'email.send',
        with: {
          to: '{{ input.email }}',
          subject: 'Welcome, {{ input.name }}!',
          text: 'Your first order ships free.',
        },
      },
    ],
    output: { stage: '{{ values.stage }}', company: '{{ steps.profile.data.company ?? null }}' },
  };
}
