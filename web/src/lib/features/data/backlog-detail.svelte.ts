import { call, idempotencyKey } from '#lib/api/client.ts';
import type { BacklogItem, ProjectBacklog } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { toaster } from '#lib/ui/toaster.svelte.ts';
import { attempt } from '#lib/state/attempt.ts';
import { ApiError } from '#lib/api/api-error.ts';
import { DataList, pageSize } from './data-list.svelte.ts';
import { DataResource } from './data-resource.svelte.ts';

export interface ItemsQuery {
  status: BacklogItem['status'];
  order: 'next' | 'newest' | 'oldest';
}

/** A backlog with a list of its items, kept up to date. */
export class BacklogDetail {
  readonly projectId: string;
  readonly name: string;
  #app: AppState;
  #items = $state.raw<DataList<BacklogItem> | null>(null);
  #backlog: DataResource<ProjectBacklog>;

  constructor(app: AppState, projectId: string, name: string) {
    this.#app = app;
    this.projectId = projectId;
    this.name = name;
    this.#backlog = new DataResource(app, projectId, async (signal) => {
      const path = { id: projectId };
      const { items } = await call(
        app.api.GET('/api/v1/projects/{id}/backlogs', { params: { path }, signal }),
      );
      const found = items.find((backlog) => backlog.name === name);
      if (!found) throw new ApiError(404, 'NOT_FOUND', 'There is no such backlog.');
      return found;
    });
  }

  get backlog(): ProjectBacklog | null {
    return this.#backlog.data;
  }
  get items(): DataList<BacklogItem> | null {
    return this.#items;
  }
  get error(): unknown {
    return this.#backlog.error;
  }
  reload = (): Promise<void> => this.#backlog.reload();

  /** Lists other items; gives the end of listing them. */
  list = (query: ItemsQuery): (() => void) => {
    const items = new DataList(
      this.#app,
      this.projectId,
      ({ backlogs }) => backlogs.find(({ name }) => name === this.name),
      (cursor, signal) =>
        call(
          this.#app.api.GET('/api/v1/projects/{id}/backlogs/{backlog}/items', {
            params: {
              path: { id: this.projectId, backlog: this.name },
              query: { ...query, limit: pageSize, ...(cursor ? { cursor } : {}) },
            },
            signal,
          }),
        ),
    );
    this.#items = items;
    return () => items.dispose();
  };

  /** Throws where the server refuses the item. */
  add = async (item: unknown): Promise<void> => {
    const { added, reason } = await call(
      this.#app.api.POST('/api/v1/projects/{id}/backlogs/{backlog}/items', {
        params: { path: { id: this.projectId, backlog: this.name }, header: idempotencyKey() },
        body: { item },
      }),
    );
    if (added) toaster.show('Added.', { tone: 'done' });
    else
      toaster.show(
        reason === 'full'
          ? 'The backlog is full: the item was left out.'
          : 'The same is there already: it was not added again.',
      );
    this.#refresh();
  };

  /** At once, with a way back. */
  remove = async (itemId: string): Promise<void> => {
    try {
      await call(
        this.#app.api.DELETE('/api/v1/projects/{id}/backlogs/{backlog}/items/{itemId}', this.#pathOf(itemId)),
      );
      this.#items?.list.remove(itemId);
      toaster.show('Taken out.', {
        action: { label: 'Undo', run: () => void this.restore(itemId) },
        duration: 8000,
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toaster.show(error.message, { tone: 'failed' });
    }
    this.#refresh();
  };

  restore = async (itemId: string): Promise<void> => {
    await attempt(
      () =>
        call(
          this.#app.api.POST(
            '/api/v1/projects/{id}/backlogs/{backlog}/items/{itemId}/restore',
            this.#pathOf(itemId),
          ),
        ),
      'It waits again.',
    );
    this.#refresh();
  };

  getItem = (itemId: string, signal: AbortSignal): Promise<BacklogItem> =>
    call(
      this.#app.api.GET('/api/v1/projects/{id}/backlogs/{backlog}/items/{itemId}', {
        ...this.#pathOf(itemId),
        signal,
      }),
    );

  dispose(): void {
    this.#backlog.dispose();
  }

  #pathOf(itemId: string) {
    return { params: { path: { id: this.projectId, backlog: this.name, itemId } } };
  }

  #refresh(): void {
    void this.reload();
    this.#items?.follow();
  }
}
