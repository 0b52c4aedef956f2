import type { TriggerCheck } from './index.ts';

export const checkConnection: TriggerCheck<'connection'> = (_, path, context) =>
  context.report({
    code: 'NOT_AVAILABLE_YET',
    path,
    message: 'Projects cannot be connected yet: nothing starts the workflow this way until they can.',
    severity: 'warning',
  });
