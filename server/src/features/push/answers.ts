/** What the answer of a push service means for the message and for the subscription. */
export type PushVerdict =
  | { kind: 'sent' }
  /** The device is gone: so is its subscription. */
  | { kind: 'gone' }
  /** Make it smaller, once. */
  | { kind: 'too-large' }
  | { kind: 'later'; afterMs: number; pauseSubscription: boolean; reason: string }
  /** It is our key that is refused: nothing of the device's is touched, somebody has to look. */
  | { kind: 'alarm'; afterMs: number; reason: string }
  | { kind: 'refused'; reason: string };

const longestWaitMs = 60 * 60_000;

/** RFC 8030 §5 and §7.3, as the push services of the browsers' makers answer in practice. */
export function judgePushAnswer(
  answer: { status: number; retryAfter: string | null },
  attempts: number,
  now: number = Date.now(),
): PushVerdict {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const reason = `The push service answered ${status}.`;
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 413) return { kind: 'too-large' };
  if (status === 401 || status === 403) return { kind: 'alarm', afterMs: 15 * 60_000, reason };
  if (status === 429) {
    const afterMs = readRetryAfter(answer.retryAfter, now) ?? backOff(attempts);
    return { kind: 'later', afterMs, pauseSubscription: true, reason };
  }
  if (status >= 500 || status === 408) {
    const afterMs = readRetryAfter(answer.retryAfter, now) ?? backOff(attempts);
    return { kind: 'later', afterMs, pauseSubscription: false, reason };
  }
  return { kind: 'refused', reason };
}

/** Nobody answered. */
export function judgePushSilence(attempts: number, error: unknown): PushVerdict {
  const reason = `The push service could not be reached: ${error instanceof Error ? error.message : String(error)}`;
  return { kind: 'later', afterMs: backOff(attempts), pauseSubscription: false, reason };
}

const backOff = (attempts: number): number => Math.min(2_000 * 2 ** Math.min(attempts - 1, 12), 30 * 60_000);

/** Seconds, or a date (RFC 9110 §10.2.3). */
function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 1_000), longestWaitMs);
}
