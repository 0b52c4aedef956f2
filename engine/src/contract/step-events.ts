import { z } from 'zod';

/** Redis stream that carries step events from workers to servers. Losing it loses nothing: runs are reconciled with Temporal. */
export const stepEventStream = 'wfb:step-events';
/** Consumer group of the servers on `stepEventStream`. */
export const stepEventGroup = 'projection';
/** The one field of an entry: a JSON array of step events, in the order in which they happened (one entry per flush of a worker). */
export const stepEventField = 'events';

const base = {
  runId: z.string(),
  /**
   * Deterministic counter of the run's events, so that a replay gives the same numbers and a projection can drop repeats.
   * Events from activities (attempts) have none: they carry `attempt`.
   */
  seq: z.number().int().optional(),
  /** Milliseconds since the epoch, on the run's clock. */
  at: z.number(),
};
const step = { ...base, stepId: z.string(), instance: z.string() };
const failure = z.object({
  message: z.string(),
  code: z.string(),
  stepId: z.string().optional(),
  details: z.unknown().optional(),
});
export type StepFailure = z.infer<typeof failure>;

export const stepEventSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('run.started'), subject: z.string().optional() }),
  z.object({
    ...base,
    type: z.literal('run.finished'),
    status: z.enum(['completed', 'failed', 'cancelled']),
    output: z.unknown().optional(),
    error: failure.optional(),
  }),
  z.object({ ...base, type: z.literal('run.values'), values: z.record(z.string(), z.unknown()) }),
  /** How far the run is, in its author's words. */
  z.object({
    ...base,
    type: z.literal('run.status'),
    text: z.string(),
    fields: z.record(z.string(), z.unknown()),
  }),
  z.object({ ...step, type: z.literal('step.started'), kind: z.string(), input: z.unknown().optional() }),
  z.object({
    ...step,
    type: z.literal('step.waiting'),
    waitingFor: z.enum(['approval', 'time', 'subworkflow', 'event', 'backlog']),
    until: z.number().optional(),
    /** Run id of a sub-workflow, where it waits for one. */
    childRunId: z.string().optional(),
    /** Names of the events that it waits for. */
    events: z.array(z.string()).optional(),
  }),
  z.object({
    ...step,
    type: z.literal('step.progress'),
    done: z.number(),
    failed: z.number(),
    total: z.number(),
  }),
  z.object({
    ...step,
    type: z.literal('step.finished'),
    status: z.enum(['done', 'failed', 'skipped', 'cancelled']),
    output: z.unknown().optional(),
    error: failure.optional(),
  }),
  z.object({
    ...step,
    type: z.literal('step.attempt'),
    attempt: z.number().int(),
    phase: z.enum(['started', 'failed', 'succeeded']),
    worker: z.string().optional(),
    /** Seat of the worker, its queue, and the region of its machine: what statistics are kept by. */
    place: z.object({ workerId: z.uuid(), queue: z.string(), region: z.string() }).optional(),
    durationMs: z.number().optional(),
    /** How long the attempt waited for a worker. */
    waitMs: z.number().optional(),
    error: failure.optional(),
    logs: z.array(z.object({ level: z.string(), message: z.string() })).optional(),
  }),
]);
export type StepEvent = z.infer<typeof stepEventSchema>;

/** Largest value shown with a step; larger ones are cut in the event (never in the run itself). Bytes of JSON. */
export const maxEventValueBytes = 64 * 1024;
