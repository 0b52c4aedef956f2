import { z } from 'zod';

export const runStatuses = [
  'queued',
  'running',
  'waiting',
  'completed',
  'failed',
  'cancelled',
  'terminated',
] as const;
export const runStatusSchema = z.enum(runStatuses).meta({ id: 'RunStatus' });
export type RunStatus = z.infer<typeof runStatusSchema>;

export const openStatuses = ['queued', 'running', 'waiting'] as const satisfies readonly RunStatus[];
export const closedStatuses = [
  'completed',
  'failed',
  'cancelled',
  'terminated',
] as const satisfies readonly RunStatus[];
export const isOpen = (status: string): boolean => (openStatuses as readonly string[]).includes(status);

/** Kinds that hold steps: while one of these runs, it is its steps that are at work or wait. */
export const containerKinds = [
  'branch',
  'switch',
  'parallel',
  'forEach',
  'repeat',
  'try',
  'saga',
  'retry',
  'phase',
  'stateMachine',
] as const;
