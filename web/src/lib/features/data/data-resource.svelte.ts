import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';

/** Something of a project's data, fetched at once and again whenever the data has changed. */
export class DataResource<Data> extends Resource<Data> {
  #stop: () => void;

  constructor(app: AppState, projectId: string, load: (signal: AbortSignal) => Promise<Data>) {
    super(load);
    this.#stop = app.subscribe(
      `project:${projectId}`,
      (event) => {
        if (event.kind === 'data.changed') void this.reload();
      },
      () => void this.reload(),
    );
    void this.reload();
  }

  override dispose(): void {
    this.#stop();
    super.dispose();
  }
}
