export interface QueuedEvent {
  /** Milliseconds since the epoch, on the simulation's clock. */
  at: number;
  /** A timer of a workflow passes time that a person may want to see pass; everything else answers by itself. */
  isTimer: boolean;
  fire(): void;
}

interface Entry extends QueuedEvent {
  order: number;
  isCancelled: boolean;
}

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is yet to happen, by time; what falls on one moment keeps its order. A binary heap. */
export class EventQueue {
  readonly #heap: Entry[] = [];
  #order = 0;

  /** Gives a function that takes the event off again. */
  add(event: QueuedEvent): () => void {
    const entry: Entry = { ...event, order: this.#order++, isCancelled: false };
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    return () => {
      entry.isCancelled = true;
    };
  }

  get next(): QueuedEvent | undefined {
    while (this.#heap[0]?.isCancelled) this.#removeFirst();
    return this.#heap[0];
  }

  take(): QueuedEvent | undefined {
    const event = this.next;
    if (event) this.#removeFirst();
    return event;
  }

  #removeFirst(): void {
    const last = this.#heap.pop()!;
    if (this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(this.#heap[at]!, this.#heap[parent]!)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#heap.length && isBefore(this.#heap[child]!, this.#heap[first]!)) first = child;
      if (first === at) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}
