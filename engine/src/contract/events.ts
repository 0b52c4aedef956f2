/** Whom an event is sent to: the run that started the sender, a run of its workspace, or its project. */
export type EventReceiver = { kind: 'parent' } | { kind: 'run'; runId: string } | { kind: 'project' };

export interface SendEventRequest {
  to: EventReceiver;
  event: string;
  data: Record<string, unknown>;
  instance: string;
}

/**
 * Activity that sends an event on behalf of a run: checks that it may be sent and would be understood, and promises its delivery.
 * Idempotent by the run and `instance`.
 */
export interface EventActivities {
  sendEvent(request: SendEventRequest): Promise<{ eventId: string }>;
}
