/**
 * What runs share with their project: its work backlogs, its event log and its read models. The activities below are served by the worker-host
 * beside the actions, under these very names. `key` is the call's idempotency key: a repeat gives what the first call gave.
 */

/** What became of an item. */
export interface AddedItem {
  added: boolean;
  /** Why it was not added. */
  reason: 'duplicate' | 'full' | null;
  /** The item that waits; of a duplicate, the one that was there first. */
  itemId: string | null;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a backlog may hold anything
export interface TakenItem<Item = any> {
  found: boolean;
  item: Item | null;
  itemId: string | null;
  /** ISO 8601. */
  addedAt: string | null;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a backlog may hold anything
export interface BacklogView<Item = any> {
  items: Item[];
  /** Items that wait in all. */
  size: number;
}

export interface BacklogActivities {
  addToBacklog(request: { backlog: string; item: unknown; key: string }): Promise<AddedItem>;
  /**
   * Takes an item for the run, or where none is there and `waits`, has the run called (`backlogOfferedSignal`) once there is one.
   * A repeat by the same `instance` gives the same item. `taken` is null while it waits.
   */
  takeFromBacklog(request: {
    backlog: string;
    instance: string;
    waits: boolean;
    onFailure: 'giveBack' | 'drop';
  }): Promise<{ takeId: string; taken: TakenItem | null }>;
  /** Gives the item that was set aside for the run; with `giveUp` and none there, ends the wait. Null: still waiting. */
  settleTake(request: { takeId: string; giveUp: boolean }): Promise<TakenItem | null>;
  peekBacklog(request: { backlog: string; count: number }): Promise<BacklogView>;
}

/** Event sent to a run that waits for an item of a backlog: one was set aside for it. */
export const backlogOfferedSignal = 'backlogOffered';
export interface BacklogOfferedEvent {
  takeId: string;
}

export interface RecordRequest {
  type: string;
  subject: string;
  data: Record<string, unknown>;
  /** Refuse where the subject's last event has another number. 0: it has none yet. */
  after?: number;
}
export interface RecordedEvent {
  id: string;
  /** Place in the project's event log. */
  position: number;
  /** Place among the events of its subject, from 1. */
  number: number;
  /** ISO 8601. */
  at: string;
}
export interface RecordActivities {
  recordEvent(request: RecordRequest & { key: string }): Promise<RecordedEvent>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a read model may hold anything
export interface LookedUp<Entry = any> {
  found: boolean;
  entry: Entry | null;
}
export interface ReadModelActivities {
  /** The entry of a key, with all in it that was recorded before. */
  lookUp(request: { model: string; key: string }): Promise<LookedUp>;
}
