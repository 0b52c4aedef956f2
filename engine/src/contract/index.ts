export * from './action.ts';
export * from './approval.ts';
export * from './blobs.ts';
export * from './queue-names.ts';
export * from './schedules.ts';
export * from './step-events.ts';
export * from './subworkflow.ts';
export * from './workers.ts';
