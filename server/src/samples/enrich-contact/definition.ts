import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** An endpoint that takes a message, looks up who wrote it, and mails it on with what is known of them. */
export function enrichContact({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Answer a contact request',
    description: 'Takes messages from a website, looks up who wrote them, and mails both to you.',
    subject: 'Message from {{ input.email }}',
    input: {
      type: 'object',
      title: 'Message',
      required: ['email', 'message'],
      properties: {
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'grace@example.com' },
        message: {
          type: 'string',
          format: 'multiline',
          title: 'Message',
          default: 'Do you also deliver to Arlington?',
          minLength: 1,
          maxLength: 5_000,
        },
      },
    },
    triggers: [
      { id: 'manual', kind: 'manual' },
      { id: 'contactForm', kind: 'webhook', reply: 'accepted', verify: 'none' },
    ],
    steps: [
      {
        id: 'lookUp',
        kind: 'task',
        title: 'Look up the customer',
        action: 'http.request',
        with: { url: `${shopUrl}/customers/{{ urlEncode(input.email) }}`, expect: '2xx, 404' },
      },
      {
        id: 'customer',
        kind: 'transform',
        title: 'Put together what is known',
        value: {
          known: '{{ steps.lookUp.status === 200 }}',
          name: '{{ steps.lookUp.status === 200 ? steps.lookUp.body.name : input.email }}',
          revenue: '{{ steps.lookUp.status === 200 ? steps.lookUp.body.revenue : 0 }}',
        },
      },
      {
        id: 'who',
        kind: 'branch',
        title: 'Who is it?',
        cases: [
          {
            id: 'good',
            title: 'A good customer',
            when: 'steps.customer.revenue >= 1000',
            steps: [
              {
                id: 'mailUrgent',
                kind: 'task',
                title: 'Mail the message as important',
                action: 'email.send',
                with: {
                  to: email,
                  replyTo: '{{ input.email }}',
                  subject: 'Important: {{ steps.customer.name }} has written',
                  text: "{{ steps.customer.name }} has bought for {{ money(steps.customer.revenue, 'EUR') }} so far, and writes:\n\n{{ input.message }}",
                },
              },
            ],
          },
        ],
        otherwise: [
          {
            id: 'mailPlain',
            kind: 'task',
            title: 'Mail the message',
            action: 'email.send',
            with: {
              to: email,
              replyTo: '{{ input.email }}',
              subject: '{{ steps.customer.name }} has written',
              text: '{{ input.message }}',
            },
          },
        ],
      },
      {
        id: 'confirm',
        kind: 'task',
        title: 'Confirm that the message has arrived',
        action: 'email.send',
        with: {
          to: '{{ input.email }}',
          subject: 'We have your message',
          text: 'Thank you for writing! We will answer within a day.',
        },
      },
    ],
    output: { customer: '{{ steps.customer }}' },
  };
}
