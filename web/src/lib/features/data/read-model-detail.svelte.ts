import { ApiError } from '#lib/api/api-error.ts';
import { call } from '#lib/api/client.ts';
import type { ProjectReadModel, ReadModelEntry } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { DataList, pageSize } from './data-list.svelte.ts';
import { DataResource } from './data-resource.svelte.ts';

export interface EntriesQuery {
  /** Beginning of the key. */
  q: string;
  sort: 'key' | 'changed';
  order: 'asc' | 'desc';
}
/** An entry as lists hold it. */
export type ListedEntry = ReadModelEntry & { id: string };

/** A read model with a list of its entries, kept up to date. */
export class ReadModelDetail {
  readonly projectId: string;
  readonly name: string;
  #app: AppState;
  #model: DataResource<ProjectReadModel>;
  #entries = $state.raw<DataList<ListedEntry> | null>(null);

  constructor(app: AppState, projectId: string, name: string) {
    this.#app = app;
    this.projectId = projectId;
    this.name = name;
    this.#model = new DataResource(app, projectId, async (signal) => {
      const path = { id: projectId };
      const { items } = await call(
        app.api.GET('/api/v1/projects/{id}/read-models', { params: { path }, signal }),
      );
      const found = items.find((model) => model.name === name);
      if (!found) throw new ApiError(404, 'NOT_FOUND', 'There is no such read model.');
      return found;
    });
  }

  get model(): ProjectReadModel | null {
    return this.#model.data;
  }
  get error(): unknown {
    return this.#model.error;
  }
  get entries(): DataList<ListedEntry> | null {
    return this.#entries;
  }
  reload = (): Promise<void> => this.#model.reload();

  /** Lists other entries, or in another order; gives the end of listing them. */
  list = ({ q, sort, order }: EntriesQuery): (() => void) => {
    const entries = new DataList<ListedEntry>(
      this.#app,
      this.projectId,
      ({ readModels }) => readModels.find(({ name }) => name === this.name),
      async (cursor, signal) => {
        const { items, nextCursor } = await call(
          this.#app.api.GET('/api/v1/projects/{id}/read-models/{model}/entries', {
            params: {
              path: this.#path,
              query: { sort, order, limit: pageSize, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) },
            },
            signal,
          }),
        );
        return { items: items.map((entry) => ({ ...entry, id: entry.key })), nextCursor };
      },
    );
    this.#entries = entries;
    return () => entries.dispose();
  };

  rebuild = async (): Promise<void> => {
    this.#model.set(
      await call(
        this.#app.api.POST('/api/v1/projects/{id}/read-models/{model}/rebuild', {
          params: { path: this.#path },
        }),
      ),
    );
    this.#entries?.show();
  };

  get exportAddress(): string {
    return `/api/v1/projects/${this.projectId}/read-models/${encodeURIComponent(this.name)}/export`;
  }

  dispose(): void {
    this.#model.dispose();
  }

  get #path() {
    return { id: this.projectId, model: this.name };
  }
}
