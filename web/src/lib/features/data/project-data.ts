import { call } from '#lib/api/client.ts';
import type { ProjectBacklog, ProjectReadModel, RecordedEvent } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { DataResource } from './data-resource.svelte.ts';

/** What a project holds besides its runs, kept up to date. */
export interface Holdings {
  backlogs: readonly ProjectBacklog[];
  readModels: readonly ProjectReadModel[];
  /** The event that was recorded last; its position is how many there are. */
  lastEvent: RecordedEvent | null;
}

export function projectDataOf(app: AppState, id: string): DataResource<Holdings> {
  const path = { id };
  return new DataResource(app, id, async (signal) => {
    const [backlogs, readModels, events] = await Promise.all([
      call(app.api.GET('/api/v1/projects/{id}/backlogs', { params: { path }, signal })),
      call(app.api.GET('/api/v1/projects/{id}/read-models', { params: { path }, signal })),
      call(app.api.GET('/api/v1/projects/{id}/event-log', { params: { path, query: { limit: 1 } }, signal })),
    ]);
    return {
      backlogs: backlogs.items,
      readModels: readModels.items,
      lastEvent: events.items[0] ?? null,
    };
  });
}
