import type { StepEvent, StepFailure } from '@wfb/engine/contract';

/** What a run did, freed of what differs from run to run: moments, ids, and the order between lanes. */
export interface Trace {
  subject: string | undefined;
  /** Per instance of a step, what happened to it in order. */
  steps: Record<string, unknown[]>;
  /** Of the run's values, the last ones. */
  values: unknown;
  /** All that it said of how far it is. */
  said: unknown[];
  finished: unknown;
}

export function traceOf(events: readonly StepEvent[], runId: string): Trace {
  const trace: Trace = { subject: undefined, steps: {}, values: undefined, said: [], finished: undefined };
  for (const event of events) {
    if (event.runId !== runId) continue;
    switch (event.type) {
      case 'run.started':
        trace.subject = event.subject;
        break;
      case 'run.values':
        trace.values = event.values;
        break;
      case 'run.status':
        trace.said.push(freed({ text: event.text, fields: event.fields }));
        break;
      case 'run.finished':
        trace.finished = freed({ status: event.status, output: event.output, error: event.error });
        break;
      case 'step.progress':
        // Which of several items under way ends first is left to the machine; what became of each is in the output.
        (trace.steps[event.instance] ??= []).push({ ended: event.done + event.failed, of: event.total });
        break;
      case 'step.attempt':
        // Told by the worker, which is none of the engine's.
        break;
      default: {
        const { runId: _run, seq: _seq, at: _at, instance, ...rest } = event;
        const {
          until: _until,
          childRunId: _child,
          ...told
        } = rest as typeof rest & {
          until?: number;
          childRunId?: string;
        };
        // Lanes that are cancelled may or may not have come to their next step.
        (trace.steps[instance] ??= []).push(freed(told));
      }
    }
  }
  return trace;
}

export interface Ended {
  status: string;
  output: unknown;
  error: StepFailure | null;
}

export function endOf(events: readonly StepEvent[], runId: string): Ended {
  const last = events.findLast((event) => event.runId === runId && event.type === 'run.finished');
  if (last?.type !== 'run.finished') return { status: 'open', output: null, error: null };
  return freed({ status: last.status, output: last.output ?? null, error: last.error ?? null }) as Ended;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const simulatedId = /simulated(\/[\w$[\]/]+)?/g;
const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/** As it would be read from JSON, with ids and moments blanked. */
function freed(value: unknown): unknown {
  const json = JSON.stringify(value)
    .replace(uuid, '<id>')
    .replace(simulatedId, '<id>')
    .replace(moment, '<moment>');
  return JSON.parse(json) as unknown;
}
