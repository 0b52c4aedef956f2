import { call } from '#lib/api/client.ts';
import type { BreakdownItem, HotActions, QueueLoad, Statistics } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';
import type { Range } from './words.ts';

export const breakdowns = ['actions', 'workflows', 'queues', 'regions', 'workers'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Figures are made every half minute; looking more often shows nothing new. */
const refreshMs = 30_000;

/** Figures of a project or a workflow, fetched again while they are looked at. */
export class Insights {
  readonly statistics: Resource<Statistics>;
  #timer: ReturnType<typeof setInterval>;

  constructor(app: AppState, of: { projectId: string } | { workflowId: string }, range: Range) {
    this.statistics = new Resource((signal) =>
      'projectId' in of
        ? call(
            app.api.GET('/api/v1/projects/{id}/statistics', {
              params: { path: { id: of.projectId }, query: { range } },
              signal,
            }),
          )
        : call(
            app.api.GET('/api/v1/workflows/{id}/statistics', {
              params: { path: { id: of.workflowId }, query: { range } },
              signal,
            }),
          ),
    );
    void this.statistics.reload();
    this.#timer = setInterval(() => void this.statistics.reload(), refreshMs);
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.statistics.dispose();
  }
}

/** The same figures, told apart by what they are about. */
export const breakdownOf = (app: AppState, projectId: string, by: Breakdown, range: Range) =>
  new Resource<BreakdownItem[]>(
    async (signal) =>
      (
        await call(
          app.api.GET('/api/v1/projects/{id}/statistics/{by}', {
            params: { path: { id: projectId, by }, query: { range } },
            signal,
          }),
        )
      ).items,
  );

/** What waited in a pool, and how many workers it had. */
export const loadOf = (app: AppState, projectId: string, queueId: string, range: Range) =>
  new Resource<QueueLoad>((signal) =>
    call(
      app.api.GET('/api/v1/projects/{id}/queues/{queueId}/load', {
        params: { path: { id: projectId, queueId }, query: { range } },
        signal,
      }),
    ),
  );

/** Hot actions of a project, and what can be done about them. */
export class HotActionsState {
  #app: AppState;
  #projectId: string;
  readonly resource: Resource<HotActions>;

  constructor(app: AppState, projectId: string) {
    this.#app = app;
    this.#projectId = projectId;
    this.resource = new Resource((signal) =>
      call(app.api.GET('/api/v1/projects/{id}/hot-actions', { params: { path: { id: projectId } }, signal })),
    );
    void this.resource.reload();
  }

  split = async (action: string): Promise<void> => {
    const params = { path: { id: this.#projectId, action } };
    this.resource.set(await call(this.#app.api.PUT('/api/v1/projects/{id}/splits/{action}', { params })));
  };

  merge = async (action: string): Promise<void> => {
    const params = { path: { id: this.#projectId, action } };
    this.resource.set(await call(this.#app.api.DELETE('/api/v1/projects/{id}/splits/{action}', { params })));
  };

  setPolicy = async (body: HotActions['policy']): Promise<void> => {
    const params = { path: { id: this.#projectId } };
    this.resource.set(await call(this.#app.api.PUT('/api/v1/projects/{id}/split-policy', { params, body })));
  };

  dispose(): void {
    this.resource.dispose();
  }
}
