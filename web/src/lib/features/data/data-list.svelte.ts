import type { LiveEvent, ProjectDataState } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { PagedList, type Page } from '#lib/state/paged-list.svelte.ts';

export const pageSize = 50;

/**
 * A list of a project's data that follows what happens there: fetched anew while its first page is all that is shown. Whoever has gone
 * further down is told that it changed, and loses no place.
 */
export class DataList<Item extends { id: string }> {
  readonly list: PagedList<Item>;
  #isOutdated = $state(false);
  #told: string | null = null;
  #stop: () => void;

  /** `partOf`: what of the project's data the list depends on. */
  constructor(
    app: AppState,
    projectId: string,
    partOf: (data: ProjectDataState) => unknown,
    fetch: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
  ) {
    this.list = new PagedList(fetch);
    const onevent = (event: LiveEvent) => {
      if (event.kind !== 'data.changed') return;
      const told = JSON.stringify(partOf(event.data) ?? null);
      // What is told first may be what was fetched.
      if (told !== this.#told && (this.#told !== null || !this.#isLong)) this.follow();
      this.#told = told;
    };
    this.#stop = app.subscribe(`project:${projectId}`, onevent, this.follow);
    void this.list.reload();
  }

  get isOutdated(): boolean {
    return this.#isOutdated;
  }
  get #isLong(): boolean {
    return this.list.items.length > pageSize;
  }

  follow = (): void => {
    if (this.#isLong) this.#isOutdated = true;
    else void this.list.reload();
  };

  /** From the beginning, with what has changed. */
  show = (): void => {
    this.#isOutdated = false;
    window.scrollTo({ top: 0 });
    void this.list.reload();
  };

  dispose(): void {
    this.#stop();
    this.list.dispose();
  }
}
