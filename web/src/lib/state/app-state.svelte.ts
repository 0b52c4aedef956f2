import { createContext } from 'svelte';
import { createApi, type Api } from '../api/client.ts';
import type { LiveEvent } from '../api/types.ts';
import { LiveClient } from '../live/live-client.ts';
import { rememberUser } from '../pwa/device-store.ts';
import { ConnectionState } from './connection.svelte.ts';
import { SessionState } from './session.svelte.ts';
import { ThemeState } from './theme.svelte.ts';

/** What every page can count on. Made once by the root layout; tests make their own. */
export interface AppState {
  api: Api;
  session: SessionState;
  connection: ConnectionState;
  theme: ThemeState;
  /** Live events of a channel, until the returned function is called. `after` is the `seq` that came with the state. */
  subscribe: (
    channel: string,
    onevent: (event: LiveEvent) => void,
    onresync: () => void,
    after?: number,
  ) => () => void;
  dispose: () => void;
}

export const [useApp, provideApp] = createContext<AppState>();

export function createAppState(): AppState {
  const connection = new ConnectionState();
  const api = createApi({
    onunauthorized: () => session.expire(),
    onstored: (storedAt) => connection.noteStored(storedAt),
    onanswer: () => connection.noteAnswer(),
  });
  const session = new SessionState(api, (userId) => {
    if (userId === null) live.close();
    void rememberUser(userId);
  });
  const live = new LiveClient({
    connect: () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`),
    onstatus: (status) => connection.noteLive(status),
    onunauthorized: () => session.expire(),
  });
  const stopWaking = connection.onwake(() => live.wake());
  return {
    api,
    session,
    connection,
    theme: new ThemeState(),
    subscribe: (channel, onevent, onresync, after) =>
      live.subscribe<LiveEvent>(channel, { onevent, onresync }, after),
    dispose() {
      stopWaking();
      live.close();
      connection.dispose();
    },
  };
}
