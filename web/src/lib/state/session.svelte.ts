import type { Api } from '../api/client.ts';
import { call } from '../api/client.ts';
import { ApiError } from '../api/api-error.ts';
import { hasSession } from '../api/has-session.ts';
import type { Me } from '../api/types.ts';

export type SessionStatus = 'loading' | 'signed-in' | 'signed-out' | 'unreachable';

/** Who is signed in on this device, and in which workspace. */
export class SessionState {
  #api: Api;
  #me = $state.raw<Me | null>(null);
  #status = $state<SessionStatus>('loading');
  #onuser: (userId: string | null) => void;

  /** `onuser` hears who it is, so that what the device keeps can be kept apart by person. */
  constructor(api: Api, onuser: (userId: string | null) => void) {
    this.#api = api;
    this.#onuser = onuser;
  }

  get status(): SessionStatus {
    return this.#status;
  }
  get me(): Me | null {
    return this.#me;
  }
  /** Only read where somebody is signed in: inside the app's shell. */
  get user(): Me['user'] {
    if (!this.#me) throw new Error('Nobody is signed in.');
    return this.#me.user;
  }
  get workspace(): Me['workspaces'][number] | null {
    return (
      this.#me?.workspaces.find((workspace) => workspace.id === this.#me?.activeWorkspaceId) ??
      this.#me?.workspaces[0] ??
      null
    );
  }
  get isAdmin(): boolean {
    return this.workspace?.role === 'owner' || this.workspace?.role === 'admin';
  }

  load = async (): Promise<void> => {
    try {
      // Asking for `me` without a session is an error in the browser's log; the accounts' endpoint answers "nobody" calmly.
      if (!wasSignedIn() && !(await hasSession())) return this.expire();
      this.#me = await call(this.#api.GET('/api/v1/me'));
      this.#status = 'signed-in';
      rememberSignedIn(this.#me.user.id);
      this.#onuser(this.#me.user.id);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.expire();
      else if (this.#me === null) this.#status = 'unreachable';
    }
  };

  /** The server knows this session no more. What the device holds goes with it. */
  expire(): void {
    this.#me = null;
    this.#status = 'signed-out';
    rememberSignedIn(null);
    this.#onuser(null);
  }
}

/** Also read by static/early.js. */
const STORAGE_KEY = 'wfb-user';

function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== null;
  } catch {
    return false;
  }
}

function rememberSignedIn(userId: string | null): void {
  try {
    if (userId === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, userId);
  } catch {
    // Blocked storage: the next start asks the accounts' endpoint first.
  }
}
