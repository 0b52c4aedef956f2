/**
 * Decisions on their way to the server. They are stored before they are sent, so that neither a lost connection nor a closed
 * app loses one; they carry an id made here, so that sending one twice counts once. Used by pages and by the service worker.
 */
import { ApiError } from '../../api/api-error.ts';
import { deviceDatabase, type StoredDecision } from '../../pwa/device-store.ts';

export type { StoredDecision };

export const UNDO_MS = 5_000;
/** Name of the Background Sync registration and of the lock and channel shared by pages and worker. */
export const DECISIONS = 'wfb-decisions';

export type SendOutcome =
  | { kind: 'accepted' }
  | { kind: 'refused'; refusal: NonNullable<StoredDecision['refusal']> }
  /** Worth another try: no connection, a busy server, or nobody signed in. */
  | { kind: 'later'; error: ApiError };

export type FlushedDecision = { decision: StoredDecision; outcome: SendOutcome };

export interface DecisionStore {
  all(): Promise<StoredDecision[]>;
  get(decisionId: string): Promise<StoredDecision | undefined>;
  put(decision: StoredDecision): Promise<void>;
  delete(decisionId: string): Promise<void>;
}

export const deviceDecisionStore: DecisionStore = {
  all: async () => (await deviceDatabase()).getAll('decisions'),
  get: async (id) => (await deviceDatabase()).get('decisions', id),
  put: async (decision) => void (await (await deviceDatabase()).put('decisions', decision)),
  delete: async (id) => (await deviceDatabase()).delete('decisions', id),
};

export interface DecisionQueueOptions {
  store: DecisionStore;
  send: (decision: StoredDecision) => Promise<SendOutcome>;
  now: () => number;
  /** One sender at a time over all tabs and the worker. */
  exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Tells the other tabs that the queue changed. */
  announce: () => void;
}

export function createDecisionQueue({ store, send, now, exclusively, announce }: DecisionQueueOptions) {
  return {
    all: (userId: string): Promise<StoredDecision[]> =>
      store.all().then((decisions) => decisions.filter((decision) => decision.userId === userId)),

    /** Stores a decision; another one of the same person about the same approval that was not sent yet gives way to it. */
    async add(decision: StoredDecision): Promise<void> {
      await exclusively(async () => {
        for (const other of await store.all()) {
          if (other.approvalId === decision.approvalId && other.userId === decision.userId)
            await store.delete(other.decisionId);
        }
        await store.put(decision);
      });
      announce();
    },

    /** Takes a decision back while it was not sent; false when it is too late. */
    async undo(decisionId: string): Promise<boolean> {
      const undone = await exclusively(async () => {
        const decision = await store.get(decisionId);
        if (!decision || decision.state !== 'pending' || decision.notBefore <= now()) return false;
        await store.delete(decisionId);
        return true;
      });
      if (undone) announce();
      return undone;
    },

    async dismiss(decisionId: string): Promise<void> {
      await store.delete(decisionId);
      announce();
    },

    /** When the next decision may be sent; null when nothing waits. */
    async nextDue(userId: string): Promise<number | null> {
      const pending = (await store.all()).filter(
        (decision) => decision.userId === userId && decision.state === 'pending',
      );
      return pending.length === 0 ? null : Math.min(...pending.map((decision) => decision.notBefore));
    },

    /** Sends what is due, oldest first. Stops at the first that has to wait: the next would fare no better. */
    async flush(userId: string): Promise<FlushedDecision[]> {
      const flushed = await exclusively(async () => {
        const due = (await store.all())
          .filter(
            (decision) =>
              decision.userId === userId && decision.state === 'pending' && decision.notBefore <= now(),
          )
          .sort((a, b) => a.decidedAt.localeCompare(b.decidedAt));
        const results: FlushedDecision[] = [];
        for (const decision of due) {
          const outcome = await send(decision);
          results.push({ decision, outcome });
          if (outcome.kind === 'accepted') await store.delete(decision.decisionId);
          if (outcome.kind === 'refused')
            await store.put({ ...decision, state: 'refused', refusal: outcome.refusal });
          if (outcome.kind === 'later') {
            if (decision.via === 'app') await store.put({ ...decision, via: 'offline' });
            break;
          }
        }
        return results;
      });
      if (flushed.length > 0) announce();
      return flushed;
    },
  };
}

export type DecisionQueue = ReturnType<typeof createDecisionQueue>;

/** The queue of this device. */
export function deviceDecisionQueue(announce: () => void): DecisionQueue {
  return createDecisionQueue({
    store: deviceDecisionStore,
    send: sendDecision,
    now: Date.now,
    exclusively: <Result>(work: () => Promise<Result>) =>
      navigator.locks.request(DECISIONS, work) as Promise<Result>,
    announce,
  });
}

/** One try. A token from a push decides without a session; where it is not taken, the session may still do. */
export async function sendDecision(
  decision: StoredDecision,
  fetcher: typeof fetch = fetch,
): Promise<SendOutcome> {
  const { decisionId, approvalId, comment, form, via, decidedAt, token } = decision;
  const body = { decision: decision.decision, decisionId };
  if (token) {
    const outcome = await post('/api/v1/approvals/decide-by-token', { ...body, token }, fetcher);
    const tokenSpent = outcome.kind === 'refused' && outcome.refusal.code === 'INVALID_TOKEN';
    if (!tokenSpent && !(outcome.kind === 'later' && outcome.error.status === 401)) return outcome;
  }
  return post(
    `/api/v1/approvals/${encodeURIComponent(approvalId)}/decision`,
    { ...body, comment, form, via, decidedAt },
    fetcher,
  );
}

async function post(path: string, body: object, fetcher: typeof fetch): Promise<SendOutcome> {
  let response: Response;
  try {
    response = await fetcher(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // Outlives the page that sends it.
      keepalive: true,
      credentials: 'same-origin',
    });
  } catch {
    return { kind: 'later', error: ApiError.fromNetwork() };
  }
  if (response.ok) return { kind: 'accepted' };
  const error = await ApiError.fromResponse(response);
  if (error.transient || error.status === 401) return { kind: 'later', error };
  return { kind: 'refused', refusal: { code: error.code, message: error.message, details: error.details } };
}
