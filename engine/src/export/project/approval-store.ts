import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ApprovalOutcome, ApprovalRequest } from '../../contract/approval.ts';
import { createOnce, readJson } from './files.ts';

export interface StoredApproval extends ApprovalRequest {
  runId: string;
}

/** Where requests and decisions are kept. Put your own in its place (a database, a ticket system) by giving these four functions. */
export interface ApprovalStore {
  /** Keeps a request; the same step of the same run gives the same id. */
  add(request: StoredApproval): Promise<string>;
  find(approvalId: string): Promise<StoredApproval | null>;
  /** The one outcome; null while it is open. */
  outcomeOf(approvalId: string): Promise<ApprovalOutcome | null>;
  /** The first decision counts; gives whether it was this one. */
  decide(approvalId: string, outcome: ApprovalOutcome): Promise<boolean>;
}

/** Keeps approvals as files of a folder: a decision is a file that can be created only once, by whoever is first. */
export function createApprovalStore(folder: string): ApprovalStore {
  const fileOf = (approvalId: string, what: string): string => {
    if (!/^[\w-]+$/.test(approvalId)) throw new Error(`"${approvalId}" is no id of an approval.`);
    return path.join(folder, `${approvalId}.${what}.json`);
  };

  return {
    async add(request) {
      const place = `${request.runId}/${request.instance}`;
      const approvalId = createHash('sha256').update(place).digest('hex').slice(0, 32);
      await createOnce(fileOf(approvalId, 'request'), request);
      return approvalId;
    },
    find: async (approvalId) => (await readJson(fileOf(approvalId, 'request'))) as StoredApproval | null,
    outcomeOf: async (approvalId) =>
      (await readJson(fileOf(approvalId, 'decision'))) as ApprovalOutcome | null,
    decide: (approvalId, outcome) => createOnce(fileOf(approvalId, 'decision'), outcome),
  };
}
