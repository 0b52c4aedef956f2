import type { ConnectorDeclaration } from '@wfb/engine/contract';

export const email: ConnectorDeclaration = {
  name: 'email',
  title: 'E-mail',
  icon: 'mail',
  description: 'Sends e-mail.',
  actions: [
    {
      name: 'email.send',
      title: 'Send an e-mail',
      sentence: 'E-mail {to}: {subject}',
      description: 'Sends an e-mail. Where this instance has no mail server, it is kept in the Outbox page.',
      icon: 'mail',
      mode: 'fast',
      // Kept by its key, so a repeat is not a second mail.
      idempotent: true,
      timeout: '10s',
      retry: { attempts: 10, firstDelay: '1s', factor: 2, maxDelay: '1m' },
      input: {
        type: 'object',
        required: ['to', 'subject', 'text'],
        additionalProperties: false,
        properties: {
          to: {
            title: 'To',
            description: 'One address, several with commas between them, or a list.',
          },
          cc: { title: 'Copy to' },
          replyTo: { type: 'string', title: 'Answers go to', format: 'email' },
          subject: { type: 'string', title: 'Subject', minLength: 1, maxLength: 998 },
          text: { type: 'string', title: 'Text', format: 'multiline' },
          html: { type: 'string', title: 'HTML', format: 'multiline' },
        },
      },
      output: {
        type: 'object',
        required: ['messageId', 'to'],
        properties: {
          messageId: { type: 'string', title: 'Id of the message' },
          to: { type: 'array', title: 'Sent to', items: { type: 'string' } },
        },
      },
      errors: [
        {
          code: 'ADDRESS_INVALID',
          title: 'An e-mail address is not valid',
          remedy: 'Check the addresses of the step.',
          retryable: false,
        },
        {
          code: 'MAIL_INVALID',
          title: 'The e-mail cannot be sent as it is written',
          remedy: 'Check subject and text.',
          retryable: false,
        },
      ],
      example: {
        to: '{{ input.email }}',
        subject: 'Order {{ input.id }} is on its way',
        text: 'Thank you for your order.',
      },
    },
  ],
};
