/** Arguments of the activity that tells people something. Idempotent by the run's id and `instance`. */
export interface NotifyRequest {
  stepId: string;
  instance: string;
  /** E-mail addresses. */
  people: string[];
  roles: string[];
  /** Also who started the run, where somebody did. */
  starter: boolean;
  message: string;
  details?: string;
  urgency: 'quiet' | 'normal' | 'urgent';
}

/** What a step's value is once it told people. */
export interface Notified {
  /** How many people were told. */
  told: number;
  /** Addresses of nobody who could be told. */
  unknown: string[];
}

/** Activity that the worker-host serves beside the actions, under this very name. */
export interface NotifyActivities {
  notifyPeople(request: NotifyRequest): Promise<Notified>;
}
