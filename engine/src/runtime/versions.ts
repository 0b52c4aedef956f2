/**
 * The behaviour of the runtime that newly generated code is made for. Code of an older version keeps the behaviour it was made
 * for: where a change of the runtime would change the commands of a run, it is made under a new number, and the old way stays.
 *
 * 1. Fast tasks and bookkeeping are local activities everywhere.
 * 2. They are local where the run goes step by step alone (`short-activities.ts`), and none begins once the run is cancelled.
 * 3. A run fails by itself before its history is full (`room.ts`).
 */
export const runtimeVersion = 3;

/** Thrown by a worker that is older than the code it was given; a newer worker can carry the run on. */
export class UnsupportedRuntimeError extends Error {
  constructor(wanted: number) {
    super(
      `This run was published for runtime version ${wanted}, but this worker knows versions up to ${runtimeVersion}. Update the worker.`,
    );
    this.name = 'UnsupportedRuntimeError';
  }
}

export function assertRuntimeVersion(wanted: number): void {
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > runtimeVersion)
    throw new UnsupportedRuntimeError(wanted);
}
