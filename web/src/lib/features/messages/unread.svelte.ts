import { createContext } from 'svelte';
import { call } from '#lib/api/client.ts';
import type { LiveEvent } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';

export const [useUnread, provideUnread] = createContext<UnreadMessages>();

/** How many messages of runs this person has not read; who shows the messages is told when there may be new ones. */
export class UnreadMessages {
  #app: AppState;
  #count = $state(0);
  #listeners = new Set<() => void>();

  constructor(app: AppState) {
    this.#app = app;
  }

  get count(): number {
    return this.#count;
  }
  set count(count: number) {
    this.#count = count;
  }

  onchange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins to listen; the returned function ends it. */
  start(): () => void {
    const stopLive = this.#app.subscribe('approvals', this.#onevent, this.#reload);
    const stopWake = this.#app.connection.onwake(this.#reload);
    this.#reload();
    return () => {
      stopLive();
      stopWake();
    };
  }

  #onevent = (event: LiveEvent): void => {
    if (event.kind !== 'messages.changed') return;
    const isMore = event.unreadCount > this.#count;
    this.#count = event.unreadCount;
    if (isMore) for (const listener of this.#listeners) listener();
  };

  /** A count that cannot be had stays as it was; the connection's banner says why. */
  #reload = (): void => {
    call(this.#app.api.GET('/api/v1/messages/counts')).then(
      ({ unreadCount }) => this.#onevent({ kind: 'messages.changed', unreadCount }),
      () => {},
    );
  };
}
