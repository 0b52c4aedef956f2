/** Undo and redo over immutable states. Changes with the same group, close in time, are one step: a word typed, not its letters. */
export class History<State> {
  #past: State[] = [];
  #present: State;
  #future: State[] = [];
  #group: string | null = null;
  #at = 0;
  readonly #limit: number;
  readonly #togetherMs: number;

  constructor(
    initial: State,
    { limit = 200, togetherMs = 1200 }: { limit?: number; togetherMs?: number } = {},
  ) {
    this.#present = initial;
    this.#limit = limit;
    this.#togetherMs = togetherMs;
  }

  get present(): State {
    return this.#present;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  push(state: State, now: number, group: string | null = null): void {
    const together = group !== null && group === this.#group && now - this.#at < this.#togetherMs;
    if (!together) this.#past = [...this.#past, this.#present].slice(-this.#limit);
    this.#present = state;
    this.#future = [];
    this.#group = group;
    this.#at = now;
  }

  undo(): void {
    const previous = this.#past.at(-1);
    if (previous === undefined) return;
    this.#future = [this.#present, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#present = previous;
    this.#group = null;
  }

  redo(): void {
    const [next, ...rest] = this.#future;
    if (next === undefined) return;
    this.#past = [...this.#past, this.#present];
    this.#future = rest;
    this.#present = next;
    this.#group = null;
  }
}
