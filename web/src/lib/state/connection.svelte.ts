import type { LiveStatus } from '../live/live-client.ts';

/** Whether the server can be reached, from what the device says and from what calls told. */
export class ConnectionState {
  #deviceOnline = $state(navigator.onLine);
  #answered = $state(true);
  #storedAt = $state<number | null>(null);
  #live = $state<LiveStatus>('idle');
  #listeners = new Set<() => void>();

  constructor() {
    window.addEventListener('online', this.#onchange);
    window.addEventListener('offline', this.#onchange);
    document.addEventListener('visibilitychange', this.#onvisible);
  }

  /** Calls are expected to reach the server. */
  get online(): boolean {
    return this.#deviceOnline && this.#answered;
  }
  /** When what is shown was stored, while it comes from this device. */
  get storedAt(): number | null {
    return this.#storedAt;
  }
  get live(): LiveStatus {
    return this.#live;
  }

  /** Called when the network is back or the page is in sight again. Returns the way to end it. */
  onwake(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Has everything that is shown asked for again. */
  wake(): void {
    for (const listener of this.#listeners) listener();
  }

  noteAnswer(): void {
    this.#answered = true;
    this.#storedAt = null;
  }
  noteStored(storedAt: number): void {
    this.#answered = false;
    this.#storedAt = storedAt;
  }
  noteLive(status: LiveStatus): void {
    this.#live = status;
    if (status === 'open' && !this.#answered) {
      this.noteAnswer();
      this.wake();
    }
  }

  dispose(): void {
    window.removeEventListener('online', this.#onchange);
    window.removeEventListener('offline', this.#onchange);
    document.removeEventListener('visibilitychange', this.#onvisible);
  }

  #onchange = () => {
    this.#deviceOnline = navigator.onLine;
    if (this.#deviceOnline) this.wake();
  };
  #onvisible = () => {
    if (document.visibilityState === 'visible') this.wake();
  };
}
