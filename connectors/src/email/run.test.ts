import { expect, it } from 'vitest';
import { buildContext } from '../testing/action-context.ts';
import { send } from './run.ts';

const mail = { subject: 'Hello', text: 'Text' };

it('takes one address, several with commas, or a list, each once', async () => {
  const context = buildContext();
  await send({ ...mail, to: 'a@example.com' }, context);
  await send({ ...mail, to: 'a@example.com, Bea B <b@example.com>; a@example.com' }, context);
  await send({ ...mail, to: ['a@example.com', 'b@example.com'], cc: 'c@example.com' }, context);
  expect(context.mails.map(({ to }) => to)).toEqual([
    ['a@example.com'],
    ['a@example.com', 'Bea B <b@example.com>'],
    ['a@example.com', 'b@example.com'],
  ]);
  expect(context.mails[2]?.cc).toEqual(['c@example.com']);
});

it.each([
  [''],
  ['nobody'],
  ['a@b'],
  ['a@example.com\r\nBcc: x@example.com'],
  [[7]],
  [null],
  ['<a@example.com>>'],
])('refuses %j as a receiver and sends nothing', async (to) => {
  const context = buildContext();
  await expect(send({ ...mail, to }, context)).rejects.toMatchObject({
    code: 'ADDRESS_INVALID',
    retryable: false,
  });
  expect(context.mails).toHaveLength(0);
});

it('refuses a subject of two lines and a crowd of receivers', async () => {
  const context = buildContext();
  const to = 'a@example.com';
  await expect(send({ ...mail, subject: 'a\nBcc: x', to }, context)).rejects.toMatchObject({
    code: 'MAIL_INVALID',
  });
  const crowd = Array.from({ length: 51 }, (_, index) => `p${index}@example.com`);
  await expect(send({ ...mail, to: crowd }, context)).rejects.toMatchObject({ code: 'MAIL_INVALID' });
});
