import { expect, it } from 'vitest';
import { describeFailure, notUndone } from './failure.ts';

it('takes the words of the action before its own', () => {
  const action = {
    errors: [
      {
        code: 'CARD_DECLINED',
        title: 'The card was declined.',
        remedy: 'Ask for another card.',
        retryable: false,
      },
    ],
  };
  expect(describeFailure({ code: 'CARD_DECLINED', message: 'Declined (51)' }, action)).toEqual({
    what: 'Declined (51)',
    why: 'The card was declined.',
    remedy: 'Ask for another card.',
    retryMayHelp: false,
  });
});

it('has words for the failures of the product, and never invents a reason', () => {
  expect(describeFailure({ code: 'TIMEOUT', message: 'Took too long' }, undefined).remedy).toContain(
    'Try again',
  );
  expect(describeFailure({ code: 'ODD', message: 'Odd' }, undefined)).toMatchObject({
    what: 'Odd',
    why: null,
  });
});

it('tells what could not be undone after it', () => {
  const left = { step: 'charge', message: 'The refund was refused.', code: 'REFUSED' };
  const failure = { code: 'LATE', message: 'Late.', details: { notUndone: [left, null, 'x'] } };
  expect(notUndone(failure)).toEqual([{ step: 'charge', message: 'The refund was refused.' }]);
  expect(notUndone({ code: 'LATE', message: 'Late.' })).toEqual([]);
});
