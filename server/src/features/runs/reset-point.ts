import type { WorkflowHandle } from '@temporalio/client';
import type { LoadedDataConverter } from '@temporalio/common';
import { DomainError } from '../../errors.ts';
import type { FailedPart } from './carrier.ts';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type HistoryEvent = NonNullable<History['events']>[number];
type Payloads =
  NonNullable<NonNullable<HistoryEvent['activityTaskScheduledEventAttributes']>['input']> | null | undefined;
/** Numbers of events are 64 bits wide. */
type EventId = NonNullable<HistoryEvent['eventId']>;

/**
 * Number of the event that a failed execution is taken back to: the end of the workflow task that began the step which failed. What
 * that task did goes again: besides the step, the fast tasks just before it, which is harmless since they are idempotent.
 */
export async function findResetPoint(
  events: readonly HistoryEvent[],
  failed: FailedPart,
  converter: LoadedDataConverter,
): Promise<EventId> {
  const point =
    (await taskThatAsked(events, failed.approvalIds, converter)) ??
    (await taskThatCalled(events, failed.stepId, converter)) ??
    taskOfFailedFastStep(events) ??
    taskThatClosed(events);
  if (!point)
    throw new DomainError(409, 'NOT_RETRYABLE', 'This run cannot be taken up again. Run it from the start.');
  return point;
}

/** A request for approval is made by a fast task: its answer, which has the request's id, is all that the history has of it. */
async function taskThatAsked(
  events: readonly HistoryEvent[],
  approvalIds: readonly string[],
  converter: LoadedDataConverter,
): Promise<EventId | null> {
  if (approvalIds.length === 0) return null;
  for (const event of events) {
    const marker = event.markerRecordedEventAttributes;
    const completed = event.activityTaskCompletedEventAttributes;
    const payloads = marker?.details?.result ?? completed?.result;
    if (!payloads) continue;
    const [result] = await decode(payloads, converter);
    if (!isObject(result) || !approvalIds.includes(String(result.approvalId))) continue;
    if (marker) return marker.workflowTaskCompletedEventId ?? null;
    const scheduled = events.find(({ eventId }) => Number(eventId) === Number(completed?.scheduledEventId));
    return scheduled?.activityTaskScheduledEventAttributes?.workflowTaskCompletedEventId ?? null;
  }
  return null;
}

async function taskThatCalled(
  events: readonly HistoryEvent[],
  stepId: string | null,
  converter: LoadedDataConverter,
): Promise<EventId | null> {
  if (stepId === null) return null;
  for (const event of events.toReversed()) {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (!scheduled) continue;
    const args = await decode(scheduled.input, converter);
    const isOfStep = args.some(
      (arg) =>
        isObject(arg) &&
        (arg.stepId === stepId ||
          String(arg.instance ?? '')
            .split('/')
            .at(-1) === stepId),
    );
    if (isOfStep) return scheduled.workflowTaskCompletedEventId ?? null;
  }
  return null;
}

function taskOfFailedFastStep(events: readonly HistoryEvent[]): EventId | null {
  const failed = events.findLast((event) => event.markerRecordedEventAttributes?.failure);
  return failed?.markerRecordedEventAttributes?.workflowTaskCompletedEventId ?? null;
}

/** No task failed but the workflow itself, in the step that closed the run. */
function taskThatClosed(events: readonly HistoryEvent[]): EventId | null {
  const closed = events.at(-1)?.workflowExecutionFailedEventAttributes;
  return closed?.workflowTaskCompletedEventId ?? null;
}

async function decode(payloads: Payloads, converter: LoadedDataConverter): Promise<unknown[]> {
  let decoded = payloads?.payloads ?? [];
  // As they were put on, the other way round.
  for (const codec of converter.payloadCodecs.toReversed()) decoded = await codec.decode(decoded);
  return decoded.map((payload) => converter.payloadConverter.fromPayload(payload));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
