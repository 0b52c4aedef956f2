import { call } from '#lib/api/client.ts';
import type { LiveEvent, Project } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';
import { withPool } from './pools.ts';

/** All projects of the workspace, with the lights of their worker pools live. */
export class ProjectsList {
  #app: AppState;
  #resource: Resource<Project[]>;
  #stops = new Map<string, () => void>();
  #disposed = false;

  constructor(app: AppState) {
    this.#app = app;
    this.#resource = new Resource(
      async (signal) => (await call(app.api.GET('/api/v1/projects', { signal }))).items,
    );
    void this.reload();
  }

  get projects(): readonly Project[] | null {
    return this.#resource.data;
  }
  get error(): unknown {
    return this.#resource.error;
  }

  reload = async (): Promise<void> => {
    await this.#resource.reload();
    if (this.#disposed) return;
    for (const { id } of this.projects ?? []) {
      if (!this.#stops.has(id))
        this.#stops.set(id, this.#app.subscribe(`project:${id}`, this.#onevent, this.reload));
    }
  };

  dispose(): void {
    this.#disposed = true;
    for (const stop of this.#stops.values()) stop();
    this.#resource.dispose();
  }

  #onevent = (event: LiveEvent): void => {
    if (event.kind !== 'pool.changed' || !this.projects) return;
    this.#resource.set(this.projects.map((project) => withPool(project, event.pool)));
  };
}
