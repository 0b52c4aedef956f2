import { DefaultLogger } from '@temporalio/worker';
import type { Logger } from '../log.ts';

/** The SDK's log lines as ours. What it says of tasks that failed is told to people by step events, so it is of no interest here. */
export function createTemporalLogger(log: Logger): DefaultLogger {
  const levels = { TRACE: 'trace', DEBUG: 'trace', INFO: 'debug', WARN: 'debug', ERROR: 'error' } as const;
  return new DefaultLogger('TRACE', ({ level, message, meta }) => {
    const { error, sdkComponent, taskQueue } = { ...meta };
    log[levels[level]]({ err: error as unknown, sdkComponent: sdkComponent as unknown, taskQueue }, message);
  });
}
