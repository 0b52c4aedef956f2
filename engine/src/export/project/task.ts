import { Context, log } from '@temporalio/activity';
import type { ObjectSchema } from '../../definition/schema-types.ts';
import {
  ActionError,
  type ActionContext,
  type ActionRun,
  type OutgoingMail,
  type TaskCall,
} from '../../contract/task.ts';
import { checkInput, checkOutput } from '../../tasks/check-data.ts';
import { describeFailure, isCancellation, toApplicationFailure } from '../../tasks/failures.ts';
import { createRedactor, type Redactor } from '../../tasks/redaction.ts';
import { fillSecrets, secretNames } from '../../tasks/secret-places.ts';
import { secretVariable } from './secret-variable.ts';

/** What some actions need beyond the network. */
export interface TaskAbilities {
  /** @param key The same for every attempt, so that a repeat can be told from a second mail. */
  sendMail?(mail: OutgoingMail, key: string): Promise<{ messageId: string }>;
  runCode?: ActionContext['runCode'];
}

const heartbeatMs = 5_000;

/** The activity of an action: secrets in, fields checked, failures in plain words, nothing secret out. */
export function task(fields: ObjectSchema, run: ActionRun, abilities: TaskAbilities = {}) {
  return async (given: unknown, call: TaskCall): Promise<unknown> => {
    const activity = Context.current();
    let redactor: Redactor = createRedactor([]);
    // Only a heartbeat brings the word that the run no longer wants it.
    const heartbeats = activity.info.isLocal
      ? undefined
      : setInterval(() => activity.heartbeat(), heartbeatMs);
    try {
      const secrets = readSecrets(call);
      redactor = createRedactor([...secrets.values()]);
      const input = checkInput(fields, fillSecrets(given, call.secrets ?? [], secrets));
      const output = redactor.value(
        (await run(input, contextOf(activity, call, redactor, abilities))) ?? null,
      );
      checkOutput(output);
      return output;
    } catch (error) {
      if (isCancellation(error) || activity.cancellationSignal.aborted) throw error;
      const failure = describeFailure(error, redactor);
      if (failure.code === 'INTERNAL') log.error('A task failed by a defect.', { error });
      throw toApplicationFailure(failure);
    } finally {
      clearInterval(heartbeats);
    }
  };
}

function contextOf(
  activity: Context,
  call: TaskCall,
  redactor: Redactor,
  { sendMail, runCode }: TaskAbilities,
): ActionContext {
  const missing = (what: string) => () => Promise.reject(new Error(`This task cannot ${what}.`));
  return {
    key: call.key,
    attempt: activity.info.attempt,
    fetch,
    signal: activity.cancellationSignal,
    heartbeat: (details) => activity.heartbeat(details),
    log: (message, data) => log.info(redactor.text(message), redactor.value(data)),
    sendMail: sendMail ? (mail) => sendMail(mail, call.key) : missing('send mail'),
    runCode: runCode ?? missing('run code'),
  };
}

function readSecrets({ secrets = [] }: TaskCall): Map<string, string> {
  return new Map(
    secretNames(secrets).map((name) => {
      const value = process.env[secretVariable(name)];
      if (value) return [name, value];
      const message = `The secret "${name}" is missing: set ${secretVariable(name)}.`;
      throw new ActionError('SECRET_MISSING', message, { retryable: false });
    }),
  );
}
