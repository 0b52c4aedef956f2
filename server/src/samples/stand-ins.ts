import type { StandIn } from './sample.ts';

// Answers of actions, as scenarios write them.

/** What a web request gives. */
export const answer = (body: unknown, status = 200): StandIn => ({
  value: { status, headers: {}, body, url: 'https://demo.example.com' },
});

export const mailed: StandIn = { value: { messageId: 'message-1', to: ['ada@example.com'] } };

/** The other side refuses, and asking again would not help. */
export const refused = (message: string): StandIn => ({
  error: { code: 'REQUEST_REJECTED', message, retryable: false },
});

/** The other side fails; asking again may help. */
export const down: StandIn = {
  error: { code: 'SERVER_FAILED', message: 'The other side does not answer.', retryable: true },
};
