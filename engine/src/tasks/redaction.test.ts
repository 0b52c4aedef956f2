import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRedactor, redacted } from './redaction.ts';

const { text, value } = createRedactor(['s3cr&t "x"']);

it('hides a secret in every spelling in which an answer may repeat it', () => {
  const secret = 's3cr&t "x"';
  const spelled = [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ a: secret }).toString().slice(2),
    JSON.stringify({ secret }).slice(11, -2),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('hex'),
  ];
  for (const each of spelled) expect(text(`before ${each} after`)).toBe(`before ${redacted} after`);
});

it('hides it anywhere in a value, names included, and changes nothing else', () => {
  expect(value({ a: [1, null, 'x s3cr&t "x"'], 's3cr&t "x"': true })).toEqual({
    a: [1, null, `x ${redacted}`],
    [redacted]: true,
  });
  const given = { a: 1 };
  expect(createRedactor([]).value(given)).toBe(given);
});

it('leaves ordinary text alone where a secret is as short as a word', () => {
  expect(createRedactor(['1', 'abc']).text('1 abc')).toBe('1 abc');
});

it('never lets a secret through', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6 }), fc.jsonValue(), (secret, around) => {
      const result = createRedactor([secret]).value({ around, secret, list: [`${secret}${secret}`] });
      expect(result.secret).not.toContain(secret);
      expect(result.list[0]).not.toContain(secret);
    }),
  );
});
