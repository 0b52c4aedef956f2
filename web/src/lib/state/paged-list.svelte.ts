export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A list that comes in pages by cursor and is kept up to date by live events. */
export class PagedList<Item extends { id: string }> {
  #fetch: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>;
  #items = $state.raw<readonly Item[]>([]);
  #cursor = $state.raw<string | null>(null);
  #loaded = $state(false);
  #loading = $state(false);
  #error = $state.raw<unknown>(null);
  #abort: AbortController | null = null;

  constructor(fetch: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>) {
    this.#fetch = fetch;
  }

  get items(): readonly Item[] {
    return this.#items;
  }
  /** The first page came: an empty list is now known to be empty. */
  get loaded(): boolean {
    return this.#loaded;
  }
  get loading(): boolean {
    return this.#loading;
  }
  get error(): unknown {
    return this.#error;
  }
  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  reload = (): Promise<void> => this.#run(undefined);

  loadMore = async (): Promise<void> => {
    if (this.#cursor !== null && !this.#loading) await this.#run(this.#cursor);
  };

  /** Puts a changed item in its place; a new one first. */
  upsert(item: Item): void {
    const index = this.#items.findIndex((known) => known.id === item.id);
    this.#items = index === -1 ? [item, ...this.#items] : this.#items.with(index, item);
  }

  remove(id: string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
  }

  dispose(): void {
    this.#abort?.abort();
  }

  async #run(cursor: string | undefined): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#loading = true;
    try {
      const page = await this.#fetch(cursor, abort.signal);
      if (abort.signal.aborted) return;
      const known = new Set(page.items.map((item) => item.id));
      this.#items =
        cursor === undefined
          ? page.items
          : [...this.#items.filter((item) => !known.has(item.id)), ...page.items];
      this.#cursor = page.nextCursor;
      this.#loaded = true;
      this.#error = null;
    } catch (error) {
      if (!abort.signal.aborted) this.#error = error;
    } finally {
      if (this.#abort === abort) this.#loading = false;
    }
  }
}
