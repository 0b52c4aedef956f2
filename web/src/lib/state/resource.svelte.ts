/** Something fetched: its data, its failure, and whether it is on its way. Old data stays while new data is fetched. */
export class Resource<Data> {
  #load: (signal: AbortSignal) => Promise<Data>;
  #data = $state.raw<Data | null>(null);
  #error = $state.raw<unknown>(null);
  #loading = $state(false);
  #abort: AbortController | null = null;

  /** `known` is shown until the first answer comes. */
  constructor(load: (signal: AbortSignal) => Promise<Data>, known: Data | null = null) {
    this.#load = load;
    this.#data = known;
  }

  get data(): Data | null {
    return this.#data;
  }
  /** The last failure; null again once a later try succeeded. */
  get error(): unknown {
    return this.#error;
  }
  get loading(): boolean {
    return this.#loading;
  }

  /** Never throws: the failure is in `error`. A later call overtakes an earlier one. */
  reload = async (): Promise<void> => {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#loading = true;
    try {
      const data = await this.#load(abort.signal);
      if (abort.signal.aborted) return;
      this.#data = data;
      this.#error = null;
    } catch (error) {
      if (!abort.signal.aborted) this.#error = error;
    } finally {
      if (this.#abort === abort) this.#loading = false;
    }
  };

  /** Takes what came another way, over the WebSocket or as the answer of a change. */
  set(data: Data): void {
    this.#data = data;
    this.#error = null;
  }

  dispose(): void {
    this.#abort?.abort();
  }
}
