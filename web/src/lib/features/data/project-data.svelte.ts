import { call } from '#lib/api/client.ts';
import type { ProjectBacklog, ProjectReadModel, RecordedEvent } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';

/** What a project holds besides its runs, kept up to date. */
export interface Holdings {
  backlogs: readonly ProjectBacklog[];
  readModels: readonly ProjectReadModel[];
  /** The event that was recorded last; its position is how many there are. */
  lastEvent: RecordedEvent | null;
}

export class ProjectData {
  #holdings: Resource<Holdings>;
  #stop: () => void;

  constructor(app: AppState, id: string) {
    const path = { id };
    this.#holdings = new Resource(async (signal) => {
      const [backlogs, readModels, events] = await Promise.all([
        call(app.api.GET('/api/v1/projects/{id}/backlogs', { params: { path }, signal })),
        call(app.api.GET('/api/v1/projects/{id}/read-models', { params: { path }, signal })),
        call(
          app.api.GET('/api/v1/projects/{id}/event-log', { params: { path, query: { limit: 1 } }, signal }),
        ),
      ]);
      return {
        backlogs: backlogs.items,
        readModels: readModels.items,
        lastEvent: events.items[0] ?? null,
      };
    });
    this.#stop = app.subscribe(
      `project:${id}`,
      (event) => {
        if (event.kind === 'data.changed') void this.reload();
      },
      () => void this.reload(),
    );
    void this.reload();
  }

  get holdings(): Holdings | null {
    return this.#holdings.data;
  }
  get error(): unknown {
    return this.#holdings.error;
  }
  reload = (): Promise<void> => this.#holdings.reload();

  dispose(): void {
    this.#stop();
    this.#holdings.dispose();
  }
}
