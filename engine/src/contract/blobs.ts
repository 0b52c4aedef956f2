/**
 * Keeps what is too large to lie in a run's history. What is put lies sealed under a name made from its content, so that the
 * same content is kept once, however often a run carries it along.
 */
export interface BlobStore {
  /** Keeps a blob for as long as the history of this run is kept. Repeats change nothing. */
  put(blob: Blob): Promise<void>;
  /** Undefined: it is not kept, or no longer. */
  get(id: string): Promise<Uint8Array | undefined>;
}

export interface Blob {
  /** Made from the content: 43 characters, base64url. */
  id: string;
  /** The run whose history refers to it; undefined where it is known of none. */
  runId: string | undefined;
  /** The sealed content; called only where it is not kept yet. */
  content(): Uint8Array;
}

const runIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=$|\/)/;

/** The run that an execution belongs to: parts of a run are executions of their own, with the run's id in front of theirs. */
export function runIdOf(executionId: string): string | undefined {
  return runIdPattern.exec(executionId)?.[0];
}
