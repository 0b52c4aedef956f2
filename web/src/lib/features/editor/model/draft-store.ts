import { readMeta, writeMeta } from '#lib/pwa/device-store.ts';
import type { Draft } from './draft.ts';

/** A draft that has not reached the server, and the revision that it was written on. */
export interface DraftCopy {
  document: Draft;
  revision: number;
}

const key = (userId: string, workflowId: string) => `draft:${userId}:${workflowId}`;

/** Keeps unsent drafts on this device, per person. A device that refuses storage only loses this safety net. */
export const draftStore = {
  async read(userId: string, workflowId: string): Promise<DraftCopy | undefined> {
    try {
      return await readMeta<DraftCopy>(key(userId, workflowId));
    } catch {
      return undefined;
    }
  },
  async write(userId: string, workflowId: string, copy: DraftCopy | null): Promise<void> {
    try {
      await writeMeta(key(userId, workflowId), copy ?? undefined);
    } catch {
      // Private windows and full devices: the draft is still on screen and on its way to the server.
    }
  },
};
