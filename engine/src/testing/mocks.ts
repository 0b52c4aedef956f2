import { ActionError } from '../contract/action.ts';
import type { Mock, Mocks } from '../simulator/index.ts';

const echo: Mock = {
  run: ({ input }) => {
    const { text } = input as { text: string };
    if (text.startsWith('fail'))
      throw new ActionError('REFUSED', `It refused “${text}”.`, { retryable: false });
    return { text: `${text}!` };
  },
};

/** What stands in for `testActions`, hosted and simulated alike. */
export const testMocks: NonNullable<Mocks['actions']> = {
  'test.mark': echo,
  'test.send': echo,
  'agent.answer': {
    run: ({ input }) => {
      const { instructions, input: given } = input as { instructions: string; input: unknown };
      return { answer: { said: instructions, of: given }, model: 'Test', turns: 1 };
    },
  },
  'code.run': { run: ({ input }) => ({ given: (input as { input: unknown }).input }) },
};
