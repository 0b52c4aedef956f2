import type { StepEvent, StepFailure } from '@wfb/engine/contract';

/** What a batch says about one step; absent fields are left as they are. Named as in the table, written by `write.ts`. */
export interface StepPatch {
  runId: string;
  instance: string;
  stepId: string;
  kind: string;
  /** Highest event number of the batch; 0 where it only has attempts, which carry none. */
  seq: number;
  firstSeq: number;
  /** Of the event with the highest number that says one; null: none of them does. */
  status: string | null;
  statusSeq: number;
  waitingFor: string | null;
  waitUntil: string | null;
  waitingEvents: string[] | null;
  childRunId: string | null;
  input?: unknown;
  output?: unknown;
  error?: StepFailure;
  progress?: { done: number; failed: number; total: number };
  progressSeq: number;
  startedAt: string | null;
  finishedAt: string | null;
  attempts: number;
  attemptLog: { attempt: number; at: string; message: string; code: string }[];
  logs?: { level: string; message: string }[];
  worker: string | null;
  workerId: string | null;
  queueName: string | null;
  region: string | null;
  workedMs: number | null;
  waitedMs: number | null;
}

export interface RunPatch {
  runId: string;
  subject: string | null;
  startedAt: string | null;
  values?: Record<string, unknown>;
  valuesSeq: number;
  said?: { text: string; fields: Record<string, unknown> };
  saidSeq: number;
  /** Numbers of the batch's events, ascending. */
  seqs: number[];
  finished?: {
    status: 'completed' | 'failed' | 'cancelled';
    output?: unknown;
    error?: StepFailure;
    at: string;
  };
}

/** Gathers a batch of events, in whatever order they came, into one patch per run and one per step. */
export function foldEvents(events: readonly StepEvent[]): { runs: RunPatch[]; steps: StepPatch[] } {
  const runs = new Map<string, RunPatch>();
  const steps = new Map<string, StepPatch>();
  for (const event of events) {
    const run = entryOf(runs, event.runId, () => newRunPatch(event.runId));
    if (event.seq !== undefined) run.seqs.push(event.seq);
    if ('instance' in event) {
      const key = `${event.runId} ${event.instance}`;
      applyToStep(
        entryOf(steps, key, () => newStepPatch(event)),
        event,
      );
    } else {
      applyToRun(run, event);
    }
  }
  for (const run of runs.values()) run.seqs = [...new Set(run.seqs)].sort((a, b) => a - b);
  return { runs: [...runs.values()], steps: [...steps.values()] };
}

type StepLevelEvent = Extract<StepEvent, { instance: string }>;
type RunLevelEvent = Exclude<StepEvent, StepLevelEvent>;

function applyToRun(run: RunPatch, event: RunLevelEvent): void {
  switch (event.type) {
    case 'run.started':
      run.startedAt = iso(event.at);
      run.subject = event.subject ?? run.subject;
      break;
    case 'run.values':
      if ((event.seq ?? 0) >= run.valuesSeq) {
        run.values = event.values;
        run.valuesSeq = event.seq ?? 0;
      }
      break;
    case 'run.status':
      if ((event.seq ?? 0) >= run.saidSeq) {
        run.said = { text: event.text, fields: event.fields };
        run.saidSeq = event.seq ?? 0;
      }
      break;
    case 'run.finished':
      // A run ends once: a second such event is a repeat.
      run.finished ??= { status: event.status, output: event.output, error: event.error, at: iso(event.at) };
      break;
  }
}

function applyToStep(step: StepPatch, event: StepLevelEvent): void {
  const seq = event.seq ?? 0;
  step.seq = Math.max(step.seq, seq);
  switch (event.type) {
    case 'step.started':
      step.kind = event.kind;
      step.firstSeq = seq;
      step.input = event.input;
      step.startedAt = iso(event.at);
      setStatus(step, seq, 'running');
      break;
    case 'step.waiting':
      step.childRunId = event.childRunId ?? step.childRunId;
      if (setStatus(step, seq, 'waiting')) {
        step.waitingFor = event.waitingFor;
        step.waitingEvents = event.events ?? null;
        step.waitUntil = event.until === undefined ? null : iso(event.until);
      }
      break;
    case 'step.progress':
      if (seq >= step.progressSeq) {
        step.progress = { done: event.done, failed: event.failed, total: event.total };
        step.progressSeq = seq;
      }
      break;
    case 'step.finished':
      step.output = event.output;
      step.error = event.error;
      step.finishedAt = iso(event.at);
      setStatus(step, seq, event.status);
      break;
    case 'step.attempt':
      applyAttempt(step, event);
      break;
  }
}

function setStatus(step: StepPatch, seq: number, status: string): boolean {
  if (step.status !== null && seq < step.statusSeq) return false;
  step.status = status;
  step.statusSeq = seq;
  step.waitingFor = null;
  step.waitUntil = null;
  step.waitingEvents = null;
  return true;
}

function applyAttempt(step: StepPatch, event: Extract<StepEvent, { type: 'step.attempt' }>): void {
  if (event.phase === 'failed' && !step.attemptLog.some(({ attempt }) => attempt === event.attempt)) {
    step.attemptLog.push({
      attempt: event.attempt,
      at: iso(event.at),
      message: event.error?.message ?? 'It failed.',
      code: event.error?.code ?? 'FAILED',
    });
  }
  if (event.attempt < step.attempts) return;
  step.attempts = event.attempt;
  step.worker = event.worker ?? step.worker;
  step.workerId = event.place?.workerId ?? step.workerId;
  step.queueName = event.place?.queue ?? step.queueName;
  step.region = event.place?.region ?? step.region;
  step.workedMs = toWholeMs(event.durationMs) ?? step.workedMs;
  step.waitedMs = toWholeMs(event.waitMs) ?? step.waitedMs;
  if (event.logs) step.logs = event.logs;
}

const toWholeMs = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.min(Math.round(ms), longestMs);
/** What the column holds: 24 days. */
const longestMs = 2 ** 31 - 1;

const iso = (ms: number): string => new Date(ms).toISOString();

function entryOf<T>(map: Map<string, T>, key: string, create: () => T): T {
  let entry = map.get(key);
  if (entry === undefined) {
    entry = create();
    map.set(key, entry);
  }
  return entry;
}

const newRunPatch = (runId: string): RunPatch => ({
  runId,
  subject: null,
  startedAt: null,
  valuesSeq: 0,
  saidSeq: 0,
  seqs: [],
});

const newStepPatch = ({ runId, instance, stepId }: StepLevelEvent): StepPatch => ({
  runId,
  instance,
  stepId,
  kind: '',
  seq: 0,
  firstSeq: 0,
  status: null,
  statusSeq: 0,
  waitingFor: null,
  waitUntil: null,
  waitingEvents: null,
  childRunId: null,
  progressSeq: 0,
  startedAt: null,
  finishedAt: null,
  attempts: 0,
  attemptLog: [],
  worker: null,
  workerId: null,
  queueName: null,
  region: null,
  workedMs: null,
  waitedMs: null,
});
