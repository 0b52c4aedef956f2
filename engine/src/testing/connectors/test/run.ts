import { ActionError } from '../../../contract/task.ts';

/** What the test actions do: they hand back a text with a mark, or refuse one that wants to fail. */
async function echo({ text }: { text: string }): Promise<{ text: string }> {
  if (text.startsWith('fail'))
    throw new ActionError('REFUSED', `It refused “${text}”.`, { retryable: false });
  return { text: `${text}!` };
}

export { echo as mark, echo as send };
