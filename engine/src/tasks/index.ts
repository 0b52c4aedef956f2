/** What stands between a task and its action, hosted and taken home alike: secrets, checks, failures in plain words. */
export { checkInput, checkOutput } from './check-data.ts';
export { describeFailure, isCancellation, toApplicationFailure } from './failures.ts';
export { createRedactor, type Redactor } from './redaction.ts';
export { fillSecrets, secretNames } from './secret-places.ts';
