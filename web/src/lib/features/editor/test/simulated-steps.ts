import type { StepEvent } from '@wfb/engine/contract';
import type { RunStep } from '#lib/api/types.ts';

type StepLevelEvent = Extract<StepEvent, { instance: string }>;

/** The steps of a simulated run as the timeline shows those of a real one. */
export function simulatedSteps(events: readonly StepEvent[], runId: string): RunStep[] {
  const rows = new Map<string, RunStep>();
  for (const event of events) {
    if (event.runId !== runId || !('instance' in event)) continue;
    const row = rows.get(event.instance) ?? newRow(event, rows.size);
    rows.set(event.instance, { ...row, ...changeOf(row, event) });
  }
  // The clock of a test stands still while a step is open: nothing is to tick.
  return [...rows.values()].map((row) => (row.finishedAt === null ? { ...row, startedAt: null } : row));
}

function changeOf(row: RunStep, event: StepLevelEvent): Partial<RunStep> {
  switch (event.type) {
    case 'step.started':
      return { kind: event.kind, input: event.input, status: 'running', startedAt: iso(event.at) };
    case 'step.waiting':
      return {
        status: 'waiting',
        waitingFor: event.waitingFor,
        waitingEvents: event.events ?? [],
        waitUntil: event.until === undefined ? null : iso(event.until),
      };
    case 'step.progress':
      return { progress: { done: event.done, failed: event.failed, total: event.total } };
    case 'step.finished':
      return {
        status: event.status,
        output: event.output,
        error: event.error ?? null,
        waitingFor: null,
        waitUntil: null,
        finishedAt: iso(event.at),
      };
    case 'step.attempt':
      return {
        attempts: event.attempt,
        ...(event.phase === 'failed' ? { attemptLog: [...row.attemptLog, failedAttempt(event)] } : {}),
      };
  }
}

function failedAttempt({ attempt, at, error }: Extract<StepEvent, { type: 'step.attempt' }>) {
  return { attempt, at: iso(at), message: error?.message ?? 'It failed.', code: error?.code ?? 'FAILED' };
}

function newRow({ stepId, instance }: StepLevelEvent, firstSeq: number): RunStep {
  return {
    stepId,
    instance,
    kind: '',
    status: 'running',
    firstSeq,
    input: null,
    output: null,
    error: null,
    progress: null,
    attempts: 0,
    attemptLog: [],
    logs: [],
    waitingFor: null,
    waitingEvents: [],
    waitUntil: null,
    approvalId: null,
    childRunId: null,
    startedAt: null,
    finishedAt: null,
    worker: null,
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();
