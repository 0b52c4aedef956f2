import { createContext } from 'svelte';
import { ApiError } from '#lib/api/api-error.ts';
import { call } from '#lib/api/client.ts';
import type { Approval, ApprovalSummary, LiveEvent } from '#lib/api/types.ts';
import { showBadge } from '#lib/pwa/badge.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { PagedList } from '#lib/state/paged-list.svelte.ts';
import { toaster } from '#lib/ui/toaster.svelte.ts';
import {
  DECISIONS,
  UNDO_MS,
  deviceDecisionQueue,
  type DecisionQueue,
  type FlushedDecision,
  type StoredDecision,
} from './decision-queue.ts';
import { decidedWord, refusalWords } from './words.ts';

export type Box = 'waiting' | 'asked' | 'done';

/** How many of the waiting ones are kept whole on the device. */
const READ_AHEAD = 12;

export interface DecisionInput {
  decision: 'approve' | 'reject';
  comment?: string;
  form?: Record<string, unknown>;
  /** High risk. It is held in memory alone, for the time of the Undo. */
  password?: string;
}

export const [useApprovals, provideApprovals] = createContext<ApprovalsState>();

export const createApprovals = (app: AppState): ApprovalsState => new ApprovalsState(app);

/** The inbox: what the server lists, with the decisions of this device that are on their way laid over it. */
export class ApprovalsState {
  #app: AppState;
  #queue: DecisionQueue;
  #channel = new BroadcastChannel(DECISIONS);
  #boxes: Record<Box, PagedList<ApprovalSummary>>;
  #queued = $state.raw<readonly StoredDecision[]>([]);
  #held = $state.raw<readonly StoredDecision[]>([]);
  #serverCount = $state(0);
  #listeners = new Set<(approvalId: string) => void>();
  #details = new Map<string, Approval>();
  /** Of these, the ones that a service worker has seen, and so kept. */
  #kept = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushHeld = new Map<string, () => Promise<void>>();

  constructor(app: AppState) {
    this.#app = app;
    this.#queue = deviceDecisionQueue(() => {
      this.#channel.postMessage('changed');
      void this.#readQueue();
    });
    this.#boxes = { waiting: this.#list('waiting'), asked: this.#list('asked'), done: this.#list('done') };
  }

  box(box: Box): PagedList<ApprovalSummary> {
    return this.#boxes[box];
  }

  /** Waiting for me, without those that this device has decided. */
  get waiting(): readonly ApprovalSummary[] {
    const decided = new Set(this.decisions.map((decision) => decision.approvalId));
    return this.#boxes.waiting.items.filter((approval) => !decided.has(approval.id));
  }
  get waitingCount(): number {
    const pending = this.decisions.filter((decision) => decision.state === 'pending').length;
    return Math.max(0, this.#serverCount - pending);
  }
  /** On their way, or refused and not yet seen. */
  get decisions(): readonly StoredDecision[] {
    return [...this.#held, ...this.#queued];
  }
  decisionOf(approvalId: string): StoredDecision | undefined {
    return this.decisions.find((decision) => decision.approvalId === approvalId);
  }

  /** Begins to listen and to send; the returned function ends it. */
  start(): () => void {
    this.#channel.onmessage = () => void this.#readQueue();
    const stopLive = this.#app.subscribe('approvals', this.#onevent, () => void this.#boxes.waiting.reload());
    const stopWake = this.#app.connection.onwake(() => {
      this.#refresh();
      void this.#flush();
    });
    const onhidden = () => {
      if (document.visibilityState === 'hidden')
        for (const send of [...this.#flushHeld.values()]) void send();
    };
    document.addEventListener('visibilitychange', onhidden);
    const stopBadge = $effect.root(() => {
      $effect(() => showBadge(this.waitingCount));
    });
    void this.#readQueue().then(() => this.#flush());
    this.#refresh();
    return () => {
      stopLive();
      stopWake();
      stopBadge();
      document.removeEventListener('visibilitychange', onhidden);
      clearTimeout(this.#timer);
      this.#channel.close();
      for (const list of Object.values(this.#boxes)) list.dispose();
    };
  }

  /** Told when an approval changed, here or elsewhere. */
  onchange(listener: (approvalId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The whole of an approval as last seen, if it was: shown at once while it is asked for again. */
  peek(id: string): Approval | null {
    return this.#details.get(id) ?? null;
  }

  async fetch(id: string, signal?: AbortSignal): Promise<Approval> {
    const approval = await call(
      this.#app.api.GET('/api/v1/approvals/{id}', { params: { path: { id } }, signal }),
    );
    this.#details.set(id, approval);
    if (navigator.serviceWorker?.controller) this.#kept.add(id);
    return approval;
  }

  /** Takes a decision. It is sent once the time for Undo is over. */
  async decide(approval: ApprovalSummary | Approval, input: DecisionInput): Promise<void> {
    const now = Date.now();
    const stored: StoredDecision = {
      decisionId: crypto.randomUUID(),
      approvalId: approval.id,
      userId: this.#app.session.user.id,
      decision: input.decision,
      comment: input.comment || undefined,
      form: input.form,
      via: 'app',
      decidedAt: new Date(now).toISOString(),
      notBefore: now + UNDO_MS,
      subject: approval.subject,
      state: 'pending',
    };
    const toastId = toaster.show(`${decidedWord(input.decision)}: ${approval.subject}`, {
      duration: UNDO_MS,
      action: { label: 'Undo', run: () => void this.undo(stored.decisionId) },
    });
    if (input.password !== undefined) {
      this.#hold(stored, input.password, toastId);
      return;
    }
    await this.#queue.add(stored);
    this.#schedule(UNDO_MS);
    await requestSync();
  }

  async undo(decisionId: string): Promise<void> {
    if (this.#flushHeld.delete(decisionId)) {
      this.#held = this.#held.filter((decision) => decision.decisionId !== decisionId);
      return;
    }
    if (!(await this.#queue.undo(decisionId)))
      toaster.show('Too late: it was sent already.', { tone: 'failed' });
  }

  dismiss = (decisionId: string): Promise<void> => this.#queue.dismiss(decisionId);

  /** At sign-out: what this person has not sent is not the next one's to send. */
  async forget(): Promise<void> {
    for (const decision of this.#queued) await this.#queue.dismiss(decision.decisionId);
    showBadge(0);
  }

  /** Tries again now: "Send now" on a decision that waits for the connection. */
  retry = (): Promise<void> => this.#flush();

  /**
   * A decision that needs the password: the password is never stored, so the decision is neither. If the app is left within the
   * time for Undo, it is sent at once.
   */
  #hold(stored: StoredDecision, password: string, toastId: number): void {
    this.#held = [...this.#held, stored];
    const send = async () => {
      if (!this.#flushHeld.delete(stored.decisionId)) return;
      toaster.dismiss(toastId);
      const { decisionId, decision, comment, form, decidedAt } = stored;
      try {
        await call(
          this.#app.api.POST('/api/v1/approvals/{id}/decision', {
            params: { path: { id: stored.approvalId } },
            body: { decision, decisionId, comment, form, decidedAt, via: 'app', password },
            keepalive: true,
          }),
        );
      } catch (error) {
        const refusal = error instanceof ApiError ? error : ApiError.fromNetwork();
        toaster.show(`Not decided: ${refusalWords(refusal)}`, { tone: 'failed', duration: 10_000 });
      } finally {
        this.#held = this.#held.filter((held) => held.decisionId !== stored.decisionId);
        this.#changed(stored.approvalId);
      }
    };
    this.#flushHeld.set(stored.decisionId, send);
    setTimeout(() => void send(), UNDO_MS);
  }

  async #flush(): Promise<void> {
    if (this.#app.session.status !== 'signed-in') return;
    const userId = this.#app.session.user.id;
    const flushed = await this.#queue.flush(userId);
    for (const result of flushed) this.#report(result);
    const due = await this.#queue.nextDue(userId);
    if (due === null) return;
    const stuck = flushed.some((result) => result.outcome.kind === 'later');
    this.#schedule(stuck ? 15_000 : Math.max(0, due - Date.now()));
    if (stuck) await requestSync();
  }

  /** The list anew, which also has the service worker keep it as it is now. */
  #refresh(): void {
    void this.#boxes.waiting.reload().then(() => this.#readAhead());
  }

  /**
   * Fetches what is likely to be opened next, so that it opens at once and, kept by the service worker, without a connection:
   * people decide in lifts and trains.
   */
  async #readAhead(): Promise<void> {
    const keeps = Boolean(navigator.serviceWorker?.controller);
    for (const { id } of this.waiting.slice(0, READ_AHEAD)) {
      if (!this.#app.connection.online) return;
      const atHand = this.#details.has(id) && (this.#kept.has(id) || !keeps);
      if (!atHand) await this.fetch(id).catch(() => {});
    }
  }

  #report({ decision, outcome }: FlushedDecision): void {
    if (outcome.kind === 'refused') {
      toaster.show(`${decision.subject}: ${refusalWords(outcome.refusal)}`, {
        tone: 'failed',
        duration: 8000,
      });
    } else if (outcome.kind === 'later' && outcome.error.offline) {
      toaster.show('No connection. Your decision is kept and sent later.', { duration: 4000 });
    }
    if (outcome.kind !== 'later') this.#changed(decision.approvalId);
  }

  #changed(approvalId: string): void {
    this.#details.delete(approvalId);
    void this.#boxes.waiting.reload();
    if (this.#boxes.done.loaded) void this.#boxes.done.reload();
    for (const listener of this.#listeners) listener(approvalId);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    // A little later than due: timers may fire a millisecond early.
    this.#timer = setTimeout(() => void this.#flush(), delay + 20);
  }

  async #readQueue(): Promise<void> {
    if (this.#app.session.status === 'signed-in')
      this.#queued = await this.#queue.all(this.#app.session.user.id);
  }

  #onevent = (event: LiveEvent): void => {
    if (event.kind !== 'approval.changed') return;
    const { approval } = event;
    if (event.waitingCount !== undefined) this.#serverCount = event.waitingCount;
    const { waiting, asked, done } = this.#boxes;
    if (approval.status === 'pending' && approval.canDecide && approval.myVote === null) {
      const isNew = waiting.items.every(({ id }) => id !== approval.id);
      waiting.upsert(approval);
      if (isNew) this.#refresh();
    } else waiting.remove(approval.id);
    if (asked.loaded && approval.requestedBy?.id === this.#app.session.user.id) asked.upsert(approval);
    if (done.loaded && (approval.status !== 'pending' || approval.myVote !== null)) done.upsert(approval);
    this.#details.delete(approval.id);
    for (const listener of this.#listeners) listener(approval.id);
  };

  #list(box: Box): PagedList<ApprovalSummary> {
    return new PagedList(async (cursor, signal) => {
      const page = await call(
        this.#app.api.GET('/api/v1/approvals', { params: { query: { box, cursor } }, signal }),
      );
      this.#serverCount = page.waitingCount;
      return page;
    });
  }
}

/** Lets the browser send the queue when the app is closed, where it can. */
async function requestSync(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.getRegistration()) as
      (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined;
    await registration?.sync?.register(DECISIONS);
  } catch {
    // Not allowed or not there: `online`, the next launch and the next glance at the app send it.
  }
}
