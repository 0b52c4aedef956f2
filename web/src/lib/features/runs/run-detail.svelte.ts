import type { Definition } from '@wfb/engine/definition';
import { createSentenceWords, type SentenceWords } from '@wfb/engine/definition/sentences';
import { call, idempotencyKey } from '#lib/api/client.ts';
import type { LiveEvent, Run, RunStep, RunSummary } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';
import { catalogueOf, type Catalogue } from '../workflows/catalogue.svelte.ts';
import { buildTimeline, isClosed, type TimelineNode } from './timeline.ts';

/** Steps of a busy run change many times a second; the page follows in steps that an eye can. */
const gatherMs = 60;
/** A run of thousands of items is read anew instead of being followed item by item, once in so long. */
const rereadMs = 2_000;
const mostFollowed = 1_500;

/** One run, live. */
export class RunDetail {
  readonly id: string;
  readonly catalogue: Catalogue;
  #app: AppState;
  #resource: Resource<Run>;
  #stop: (() => void) | null = null;
  #pending: LiveEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rereading: ReturnType<typeof setTimeout> | undefined;
  /** Steps of items that somebody asked for, beyond those that the page of a long run begins with. */
  #further = $state.raw<readonly RunStep[]>([]);
  #cursors = new Map<string, number | null>();
  #disposed = false;
  #cancelling = $state(false);

  readonly definition: Definition | null = $derived.by(
    () => (this.run?.definition as Definition | undefined) ?? null,
  );
  readonly timeline: TimelineNode[] = $derived.by(() =>
    this.run && this.definition
      ? buildTimeline(this.definition, { ...this.run, steps: [...this.#further, ...this.run.steps] })
      : [],
  );
  readonly words: SentenceWords = $derived.by(() =>
    createSentenceWords({
      ...(this.definition ? { definition: this.definition } : {}),
      ...this.catalogue.sources,
    }),
  );

  constructor(app: AppState, id: string) {
    this.id = id;
    this.#app = app;
    this.catalogue = catalogueOf(app.api);
    this.#resource = new Resource((signal) =>
      call(app.api.GET('/api/v1/runs/{id}', { params: { path: { id } }, signal })),
    );
    void this.catalogue.load();
    void this.#start();
  }

  get run(): Run | null {
    return this.#resource.data;
  }
  /** Names of the events that it waits for. */
  get waitedFor(): string[] {
    const rows = this.run?.steps.filter(({ status }) => status === 'waiting') ?? [];
    return rows.flatMap(({ waitingEvents }) => waitingEvents);
  }
  get error(): unknown {
    return this.#resource.error;
  }
  get closed(): boolean {
    return this.run !== null && isClosed(this.run.status);
  }
  /** Cancelling was asked for and the run has not ended yet. */
  get cancelling(): boolean {
    return this.#cancelling && !this.closed;
  }

  reload = (): Promise<void> => this.#resource.reload();

  /** Reads more items of a loop of a long run: a certain one, or the next ones. */
  showMore = async (loop: string, item?: number): Promise<void> => {
    const cursor = this.#cursors.get(loop);
    if (item === undefined && cursor === null) return;
    const place = item !== undefined ? { item } : typeof cursor === 'number' ? { cursor } : {};
    const query = { within: loop, limit: 300, ...place };
    const page = await call(
      this.#app.api.GET('/api/v1/runs/{id}/steps', { params: { path: { id: this.id }, query } }),
    );
    if (item === undefined)
      this.#cursors.set(loop, page.nextCursor === null ? null : Number(page.nextCursor));
    this.#further = [...this.#further, ...page.items];
  };

  cancel = async (): Promise<void> => {
    await call(this.#app.api.POST('/api/v1/runs/{id}/cancel', { params: { path: { id: this.id } } }));
    this.#cancelling = true;
  };

  terminate = async (): Promise<void> => {
    await call(
      this.#app.api.POST('/api/v1/runs/{id}/terminate', { params: { path: { id: this.id } }, body: {} }),
    );
    await this.reload();
  };

  sendEvent = async (name: string, data: Record<string, unknown>): Promise<void> => {
    await call(
      this.#app.api.POST('/api/v1/runs/{id}/events', {
        params: { path: { id: this.id }, header: idempotencyKey() },
        body: { name, data },
      }),
    );
  };

  /** `failed` goes on in this run; `start` gives a new one. */
  retry = async (from: 'start' | 'failed', input?: Record<string, unknown>): Promise<RunSummary> => {
    this.#cancelling = false;
    const run = await call(
      this.#app.api.POST('/api/v1/runs/{id}/retry', {
        params: { path: { id: this.id }, header: idempotencyKey() },
        body: { from, ...(input ? { input } : {}) },
      }),
    );
    if (run.id === this.id) await this.reload();
    return run;
  };

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#rereading);
    this.#stop?.();
    this.#resource.dispose();
  }

  async #start(): Promise<void> {
    await this.#resource.reload();
    if (this.#disposed) return;
    this.#stop = this.#app.subscribe(`run:${this.id}`, this.#gather, this.reload, this.run?.seq);
  }

  #gather = (event: LiveEvent): void => {
    this.#pending.push(event);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const events = this.#pending;
      this.#pending = [];
      if (!this.run) return;
      const run = events.reduce(applyEvent, this.run);
      this.#resource.set(run);
      // Who may decide differs from viewer to viewer, so approvals are no part of what all viewers of a run are told.
      if (run.openApprovals !== pendingApprovals(run)) void this.reload();
      if (run.steps.length > mostFollowed || events.some(({ kind }) => kind === 'steps.changed'))
        this.#reread();
    }, gatherMs);
  };

  #reread(): void {
    this.#rereading ??= setTimeout(() => {
      this.#rereading = undefined;
      void this.reload();
    }, rereadMs);
  }
}

const pendingApprovals = (run: Run): number =>
  run.approvals.filter(({ status }) => status === 'pending').length;

/** The run after an event. */
export function applyEvent(run: Run, event: LiveEvent): Run {
  switch (event.kind) {
    case 'run.changed':
    case 'run.detail':
      return event.run.id === run.id ? { ...run, ...event.run } : run;
    case 'step.changed': {
      const index = run.steps.findIndex(({ instance }) => instance === event.step.instance);
      return {
        ...run,
        steps: index === -1 ? [...run.steps, event.step] : run.steps.with(index, event.step),
      };
    }
    case 'approval.changed': {
      if (event.approval.runId !== run.id) return run;
      const others = run.approvals.filter(({ id }) => id !== event.approval.id);
      return { ...run, approvals: [...others, event.approval] };
    }
    default:
      return run;
  }
}
