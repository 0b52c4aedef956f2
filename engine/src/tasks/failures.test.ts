import { ActionError } from '../contract/task.ts';
import { expect, it } from 'vitest';
import { describeFailure, toApplicationFailure } from './failures.ts';
import { createRedactor } from './redaction.ts';

const redactor = createRedactor(['CANARY']);

it('keeps the words, the code and the patience of an action, without secrets', () => {
  const error = new ActionError('RATE_LIMITED', 'CANARY was refused.', {
    retryAfterMs: 5_000,
    details: { body: 'CANARY' },
  });
  const failure = describeFailure(error, redactor);
  expect(failure).toEqual({
    message: '••• was refused.',
    code: 'RATE_LIMITED',
    retryable: true,
    retryAfterMs: 5_000,
    details: { body: '•••' },
  });
  expect(toApplicationFailure(failure)).toMatchObject({
    type: 'RATE_LIMITED',
    nonRetryable: false,
    nextRetryDelay: 5_000,
    details: [{ body: '•••' }],
  });
});

it('shows nothing of a defect', () => {
  const failure = describeFailure(new TypeError('CANARY is not a function'), redactor);
  expect(JSON.stringify(failure)).not.toContain('CANARY');
  expect(failure).toMatchObject({ code: 'INTERNAL', retryable: true });
});

it('tries nothing again that cannot be mended by it', () => {
  const failure = describeFailure(new ActionError('X', 'No.', { retryable: false }), redactor);
  expect(toApplicationFailure(failure).nonRetryable).toBe(true);
});
