import { proxyActivities, workflowInfo, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { taskSilenceMs } from '../../contract/workers.ts';
import { keepHeaders, keptHeaders, queueOfActivity, runtime } from './current-run.ts';
import { replayMark } from './replay-mark.ts';
import { tellReports } from './reports.ts';

/** Takes up the run's header, hands on its parts, and sends tasks to the queues that it names. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      execute(input, next) {
        keepHeaders(input.headers);
        return next(input);
      },
    },
  ],
  internals: [
    {
      concludeActivation(input, next) {
        tellReports();
        return next(input);
      },
    },
  ],
  outbound: [
    {
      scheduleActivity(input, next) {
        const taskQueue = queueOfActivity(input.activityType);
        const options = { ...input.options, heartbeatTimeout: taskSilenceMs };
        return next({ ...input, options: taskQueue === undefined ? options : { ...options, taskQueue } });
      },
      scheduleLocalActivity(input, next) {
        const taskQueue = queueOfActivity(input.activityType);
        if (taskQueue === undefined) return isBeyondHistory() ? new Promise(() => undefined) : next(input);
        // Split off: another worker carries it, so it becomes a task of its own.
        const { startToCloseTimeout = '10s', retry } = input.options;
        const tasks = proxyActivities({
          startToCloseTimeout,
          taskQueue,
          ...(retry === undefined ? {} : { retry }),
        });
        return tasks[input.activityType]!(...input.args);
      },
      startChildWorkflowExecution(input, next) {
        const fields = runtime.takeChildHeader(input.options.workflowId);
        return next(fields ? { ...input, headers: { ...input.headers, ...payloadsOf(fields) } } : input);
      },
      continueAsNew(input, next) {
        return next({ ...input, headers: { ...input.headers, ...keptHeaders() } });
      },
    },
  ],
});

/**
 * Whether the history of an open run was replayed to its end: what its next task comes to is not known yet. The SDK would throw, since no
 * task is known here, and the step be told as failed.
 */
const isBeyondHistory = (): boolean => replayMark in globalThis && !workflowInfo().unsafe.isReplaying;

const encoding = new TextEncoder().encode('binary/plain');

function payloadsOf(fields: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, base64]) => [
      name,
      { metadata: { encoding }, data: fromBase64(base64) },
    ]),
  );
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitOf = new Map(Array.from(digits, (digit, value) => [digit, value]));

/** A sandbox has neither Buffer nor atob. */
function fromBase64(text: string): Uint8Array {
  const body = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (const digit of body) {
    held = (held << 6) | digitOf.get(digit)!;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}
