import { call } from '#lib/api/client.ts';
import type { LiveEvent, RunStatus, RunSummary } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { PagedList } from '#lib/state/paged-list.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';
import { matchesFilter, statusesOf, type RunFilter } from './run-filter.ts';

/** How long changes are gathered before the counts are fetched again. */
const countsDelayMs = 800;

/** The list of runs for one filter, kept up to date by live events. */
export class RunsList {
  readonly list: PagedList<RunSummary>;
  #counts: Resource<Partial<Record<RunStatus, number>>>;
  #filter: RunFilter;
  #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppState, filter: RunFilter) {
    this.#filter = filter;
    const scope = {
      ...(filter.workflowId ? { workflowId: filter.workflowId } : {}),
      ...(filter.projectId ? { projectId: filter.projectId } : {}),
    };
    this.list = new PagedList((cursor, signal) => {
      const status = statusesOf(filter.group);
      const query = {
        ...scope,
        limit: 50,
        ...(status ? { status } : {}),
        ...(filter.q.trim() ? { q: filter.q.trim() } : {}),
        ...(cursor ? { cursor } : {}),
      };
      return call(app.api.GET('/api/v1/runs', { params: { query }, signal }));
    });
    this.#counts = new Resource((signal) =>
      call(app.api.GET('/api/v1/runs/counts', { params: { query: scope }, signal })),
    );
    this.#stop = app.subscribe('runs', this.#onevent, this.reload);
    void this.reload();
  }

  get counts(): Partial<Record<RunStatus, number>> | null {
    return this.#counts.data;
  }

  reload = async (): Promise<void> => {
    await Promise.all([this.list.reload(), this.#counts.reload()]);
  };

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop();
    this.list.dispose();
    this.#counts.dispose();
  }

  #onevent = (event: LiveEvent): void => {
    if (event.kind !== 'run.changed') return;
    if (matchesFilter(event.run, this.#filter)) this.list.upsert(event.run);
    else this.list.remove(event.run.id);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#counts.reload();
    }, countsDelayMs);
  };
}
