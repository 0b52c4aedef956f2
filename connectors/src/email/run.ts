import { ActionError, type ActionContext } from '@wfb/engine/contract';

export interface EmailInput {
  to: unknown;
  cc?: unknown;
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
}

const maxRecipients = 50;
/** Sender and receiver decide what they accept; this only catches what can never be an address, and header injection. */
const addressPattern =
  /^(?:[^\s<>"@,;]+@[^\s<>"@,;]+\.[^\s<>"@,;]+|[^<>"@,;\r\n]* <[^\s<>"@,;]+@[^\s<>"@,;]+\.[^\s<>"@,;]+>)$/;

export async function send(
  input: EmailInput,
  context: ActionContext,
): Promise<{ messageId: string; to: string[] }> {
  const to = toAddresses(input.to, 'To');
  const cc =
    input.cc === undefined || input.cc === null || input.cc === '' ? [] : toAddresses(input.cc, 'Copy to');
  if (to.length + cc.length > maxRecipients) {
    throw new ActionError('MAIL_INVALID', `One e-mail reaches ${maxRecipients} people at most.`, {
      retryable: false,
    });
  }
  if (/[\r\n]/.test(input.subject)) {
    throw new ActionError('MAIL_INVALID', 'The subject must be a single line.', { retryable: false });
  }
  const replyTo = input.replyTo ? toAddresses(input.replyTo, 'Answers go to')[0] : undefined;
  const { messageId } = await context.sendMail({
    to,
    ...(cc.length > 0 ? { cc } : {}),
    subject: input.subject,
    text: input.text,
    ...(input.html ? { html: input.html } : {}),
    ...(replyTo ? { replyTo } : {}),
  });
  context.log(`E-mail to ${to.join(', ')} handed over.`);
  return { messageId, to };
}

function toAddresses(value: unknown, field: string): string[] {
  const parts = (Array.isArray(value) ? value : [value]).flatMap((item) =>
    typeof item === 'string' ? item.split(/[,;]/) : [item],
  );
  const addresses = parts
    .map((part) => (typeof part === 'string' ? part.trim() : part))
    .filter((part) => part !== '');
  if (addresses.length === 0) {
    throw new ActionError('ADDRESS_INVALID', `"${field}" is empty.`, { retryable: false });
  }
  for (const address of addresses) {
    if (typeof address !== 'string' || address.length > 320 || !addressPattern.test(address)) {
      const shown = typeof address === 'string' ? address : JSON.stringify(address);
      throw new ActionError('ADDRESS_INVALID', `"${shown}" is not an e-mail address.`, { retryable: false });
    }
  }
  return [...new Set(addresses as string[])];
}
