import type { ActionDeclaration, ConnectorDeclaration } from '@wfb/engine/contract';

const shared = {
  icon: 'key-round',
  mode: 'fast',
  idempotent: true,
  timeout: '5s',
  retry: { attempts: 2, firstDelay: '1s' },
  output: {
    type: 'object',
    required: ['value'],
    properties: { value: { type: 'string', title: 'Value' } },
  },
  errors: [],
} as const satisfies Partial<ActionDeclaration>;

const algorithm = {
  type: 'string' as const,
  title: 'Algorithm',
  enum: ['sha256', 'sha384', 'sha512', 'sha1', 'md5'],
  default: 'sha256',
};
const encoding = {
  type: 'string' as const,
  title: 'Written as',
  enum: ['hex', 'base64', 'base64url'],
  default: 'hex',
};
const text = { type: 'string' as const, title: 'Text', format: 'multiline' as const };

export const crypto: ConnectorDeclaration = {
  name: 'crypto',
  title: 'Checksums and Signatures',
  icon: 'key-round',
  description: 'Makes checksums and signatures of texts.',
  actions: [
    {
      ...shared,
      name: 'crypto.hash',
      title: 'Make a checksum',
      sentence: 'Checksum of {text}',
      description: 'Gives the checksum (hash) of a text.',
      input: {
        type: 'object',
        required: ['text'],
        additionalProperties: false,
        properties: { text, algorithm, encoding },
      },
      errors: [],
      example: { text: '{{ input.email }}', algorithm: 'sha256' },
    },
    {
      ...shared,
      name: 'crypto.hmac',
      title: 'Sign a text',
      sentence: 'Signature of {text}',
      description: 'Gives the signature (HMAC) of a text, made with a secret key.',
      input: {
        type: 'object',
        required: ['text', 'key'],
        additionalProperties: false,
        properties: {
          text,
          key: {
            type: 'string',
            title: 'Key',
            description: 'A secret: {{ secrets.signingKey }}.',
            minLength: 1,
          },
          algorithm,
          encoding,
        },
      },
      errors: [],
      example: { text: '{{ input.body }}', key: '{{ secrets.signingKey }}' },
    },
  ],
};
