import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { OutgoingMail } from '../../contract/task.ts';

const { SMTP_URL = 'smtp://127.0.0.1:25', MAIL_FROM = 'workflows@localhost' } = process.env;
const transport = createTransport(SMTP_URL);

/** Sends a mail. A repeat carries the same message id, by which receivers know it again. */
export async function sendMail(mail: OutgoingMail, key: string): Promise<{ messageId: string }> {
  const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@wfb>`;
  await transport.sendMail({ from: MAIL_FROM, messageId, ...mail });
  return { messageId };
}
