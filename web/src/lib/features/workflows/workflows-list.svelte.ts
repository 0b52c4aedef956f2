import { call } from '#lib/api/client.ts';
import type { LiveEvent, Project, WorkflowSummary } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { PagedList } from '#lib/state/paged-list.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';

export interface WorkflowFilter {
  q: string;
  projectId: string | null;
}

const newestRuns = 12;

/** The list of workflows, with the bars of their last runs kept live. */
export class WorkflowsList {
  readonly list: PagedList<WorkflowSummary>;
  #projects: Resource<Project[]>;
  #stop: () => void;

  constructor(app: AppState, filter: WorkflowFilter) {
    this.list = new PagedList((cursor, signal) =>
      call(
        app.api.GET('/api/v1/workflows', {
          params: {
            query: {
              ...(filter.q.trim() ? { q: filter.q.trim() } : {}),
              ...(filter.projectId ? { projectId: filter.projectId } : {}),
              ...(cursor ? { cursor } : {}),
              limit: 50,
            },
          },
          signal,
        }),
      ),
    );
    this.#projects = new Resource(
      async (signal) => (await call(app.api.GET('/api/v1/projects', { signal }))).items,
    );
    this.#stop = app.subscribe('runs', this.#onevent, this.reload);
    void this.reload();
  }

  get projects(): readonly Project[] | null {
    return this.#projects.data;
  }

  reload = async (): Promise<void> => {
    await Promise.all([this.list.reload(), this.#projects.reload()]);
  };

  dispose(): void {
    this.#stop();
    this.list.dispose();
    this.#projects.dispose();
  }

  #onevent = (event: LiveEvent): void => {
    if (event.kind !== 'run.changed') return;
    const workflow = this.list.items.find(({ id }) => id === event.run.workflowId);
    if (workflow) this.list.upsert({ ...workflow, recentRuns: withRun(workflow.recentRuns, event.run) });
  };
}

/** The last runs with one that changed or was added; newest first. */
export function withRun(
  runs: WorkflowSummary['recentRuns'],
  run: Extract<LiveEvent, { kind: 'run.changed' }>['run'],
): WorkflowSummary['recentRuns'] {
  const { id, status, createdAt, startedAt, finishedAt } = run;
  const durationMs = startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : null;
  const entry = { id, status, createdAt, durationMs };
  const index = runs.findIndex((known) => known.id === id);
  const next = index === -1 ? [entry, ...runs] : runs.with(index, entry);
  return next.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)).slice(0, newestRuns);
}
