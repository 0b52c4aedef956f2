import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A decision that was taken on this device and is not known to have reached the server. */
export interface StoredDecision {
  /** Idempotency id: the server counts it once however often it is sent. */
  decisionId: string;
  approvalId: string;
  userId: string;
  decision: 'approve' | 'reject';
  comment?: string;
  form?: Record<string, unknown>;
  /** From a push: decides without a session. */
  token?: string;
  via: 'app' | 'notification' | 'offline';
  decidedAt: string;
  /** Not sent before this moment: the time for Undo. */
  notBefore: number;
  /** Kept to say what it was about, also where the approval itself is not at hand. */
  subject: string;
  state: 'pending' | 'refused';
  /** Why the server did not take it, in its words. */
  refusal?: { code: string; message: string; details?: unknown };
}

interface DeviceSchema extends DBSchema {
  decisions: { key: string; value: StoredDecision; indexes: { approvalId: string } };
  meta: { key: string; value: unknown };
}

const NAME = 'wfb';
let database: Promise<IDBPDatabase<DeviceSchema>> | null = null;

/** What the device keeps, shared by its pages and the service worker. */
export function deviceDatabase(): Promise<IDBPDatabase<DeviceSchema>> {
  database ??= openDB<DeviceSchema>(NAME, 1, {
    upgrade(db) {
      const decisions = db.createObjectStore('decisions', { keyPath: 'decisionId' });
      decisions.createIndex('approvalId', 'approvalId');
      db.createObjectStore('meta');
    },
    // Another tab wants to upgrade or delete it: let go, and open again when needed.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase | null)?.close();
      database = null;
    },
    terminated: () => {
      database = null;
    },
  }).catch((error: unknown) => {
    database = null;
    throw error;
  });
  return database;
}

export async function readMeta<Value>(key: string): Promise<Value | undefined> {
  return (await (await deviceDatabase()).get('meta', key)) as Value | undefined;
}

export async function writeMeta(key: string, value: unknown): Promise<void> {
  const db = await deviceDatabase();
  if (value === undefined) await db.delete('meta', key);
  else await db.put('meta', value, key);
}

export const DATA_CACHE_PREFIX = 'wfb-data:';

/**
 * Tells the service worker whose answers it may keep. When it is another person than before, or nobody, what was kept for
 * the one before is thrown away: nobody reads another's lists on a shared phone.
 */
export async function rememberUser(userId: string | null): Promise<void> {
  try {
    await writeMeta('userId', userId ?? undefined);
    if (typeof caches === 'undefined') return;
    const keep = userId === null ? null : DATA_CACHE_PREFIX + userId;
    for (const name of await caches.keys()) {
      if (name.startsWith(DATA_CACHE_PREFIX) && name !== keep) await caches.delete(name);
    }
  } catch {
    // No storage (private mode): then nothing was kept either.
  }
}
