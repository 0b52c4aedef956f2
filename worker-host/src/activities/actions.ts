import { Context } from '@temporalio/activity';
import { findAction } from '@wfb/connectors/declarations';
import { actionRuns } from '@wfb/connectors/run';
import {
  toActivityType,
  type ActionContext,
  type ActionDeclaration,
  type ActionRun,
  type TaskCall,
} from '@wfb/engine/contract';
import {
  checkInput,
  checkOutput,
  createRedactor,
  describeFailure,
  fillSecrets,
  isCancellation,
  type Redactor,
  secretNames,
  toApplicationFailure,
} from '@wfb/engine/tasks';
import { keepMail } from './mail.ts';
import { createSecretStore } from './secrets.ts';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

type Activity = (input: unknown, call: TaskCall) => Promise<unknown>;

const maxLogLines = 200;
const heartbeatMs = 5_000;

/** An activity per action, under the name that generated code calls it by. */
export function createActionActivities(
  surroundings: Surroundings,
  pool: PoolIdentity,
  stopSignal: AbortSignal,
): Record<string, Activity> {
  return Object.fromEntries(
    Object.entries(actionRuns).map(([name, run]) => {
      const declaration = findAction(name);
      if (!declaration) throw new Error(`The action ${name} is not declared.`);
      return [toActivityType(name), createActivity(declaration, run, { surroundings, pool, stopSignal })];
    }),
  );
}

function createActivity(
  declaration: ActionDeclaration,
  run: ActionRun,
  worker: { surroundings: Surroundings; pool: PoolIdentity; stopSignal: AbortSignal },
): Activity {
  const { surroundings, pool, stopSignal } = worker;
  const secretStore = createSecretStore(surroundings.prisma, surroundings.keys);

  return async (given, call) => {
    const activity = Context.current();
    const { attempt, workflowExecution, isLocal, currentAttemptScheduledTimestampMs } = activity.info;
    // Every task is a run's; only activities started by themselves have none.
    const runId = workflowExecution!.workflowId;
    const logs: { level: string; message: string }[] = [];
    const signal = AbortSignal.any([activity.cancellationSignal, stopSignal]);
    const say = (level: 'info' | 'error', message: string): void =>
      surroundings.workerLog.write(pool.workerId, { level, message, runId });
    let redactor: Redactor = createRedactor([]);
    const started = Date.now();
    // Two machines' clocks may differ.
    const waitMs = Math.max(0, started - currentAttemptScheduledTimestampMs);
    const place = { workerId: pool.workerId, queue: pool.queueName, region: surroundings.region };
    const report = (phase: 'started' | 'failed' | 'succeeded', rest: object = {}): void =>
      surroundings.emit({
        type: 'step.attempt',
        runId,
        at: Date.now(),
        stepId: call.stepId,
        instance: call.instance,
        attempt,
        phase,
        worker: pool.workerName,
        place,
        waitMs,
        ...rest,
      });
    // Only a heartbeat brings the word that the run no longer wants it.
    const heartbeats = isLocal ? undefined : setInterval(() => activity.heartbeat(), heartbeatMs);
    report('started');
    try {
      const filled = await withSecrets(given, call);
      const input = checkInput(declaration.input, filled);
      const output = redactor.value((await run(input, createContext())) ?? null);
      checkOutput(output);
      if (!isLocal) say('info', `${declaration.title}: done in ${Date.now() - started} ms.`);
      report('succeeded', { durationMs: Date.now() - started, ...(logs.length > 0 ? { logs } : {}) });
      return output;
    } catch (error) {
      if (isCancellation(error) || signal.aborted) throw error;
      const failure = describeFailure(error, redactor);
      say('error', `${declaration.title} failed at attempt ${attempt}: ${failure.message}`);
      if (failure.code === 'INTERNAL') {
        surroundings.log.error({ err: error, runId, action: declaration.name }, 'a task failed by a defect');
      }
      const { retryable: _retryable, retryAfterMs: _retryAfterMs, ...shown } = failure;
      report('failed', {
        durationMs: Date.now() - started,
        error: shown,
        ...(logs.length > 0 ? { logs } : {}),
      });
      throw toApplicationFailure(failure);
    } finally {
      clearInterval(heartbeats);
    }

    async function withSecrets(input: unknown, { secrets = [] }: TaskCall): Promise<unknown> {
      if (secrets.length === 0) return input;
      const values = await secretStore.load(pool.projectId, secretNames(secrets));
      redactor = createRedactor([...values.values()]);
      return fillSecrets(input, secrets, values);
    }

    function createContext(): ActionContext {
      const log = (message: string, data?: Record<string, unknown>): void => {
        if (logs.length >= maxLogLines) return;
        const { level = 'info', ...rest } = data ?? {};
        const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
        logs.push({ level: String(level), message: redactor.text(`${message}${more}`).slice(0, 2_000) });
      };
      return {
        key: call.key,
        attempt,
        fetch: surroundings.fetch,
        signal,
        heartbeat: (details) => activity.heartbeat(details),
        log,
        async sendMail(mail) {
          const place = { workspaceId: pool.workspaceId, runId, key: call.key };
          const { messageId, fresh } = await keepMail(surroundings.prisma, mail, place);
          if (fresh) surroundings.tellOutbox('mail.send');
          return { messageId };
        },
        runCode: (source, input, limits) =>
          surroundings.sandbox.run(pool.projectId, source, input, limits, signal),
      };
    }
  };
}
