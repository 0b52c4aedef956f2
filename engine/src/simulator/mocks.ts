import { ActionError, type TaskCall, toActivityType } from '../contract/action.ts';
import { durationToMs } from '../definition/duration.ts';
import type { Template } from '../definition/template.ts';
import { createGuard, lib, parseTemplate, printTemplateGuarded } from '../expressions/index.ts';
import { ApplicationFailure } from './failures.ts';

/** A length of time: milliseconds, or a text such as `2s`. */
export type Latency = number | string;

export interface MockedFailure {
  message: string;
  code: string;
  /** Whether another attempt may help; yes, unless it says no. */
  retryable?: boolean;
  details?: unknown;
  /** What the other side asked to wait before the next attempt. */
  retryAfterMs?: number;
}

export interface MockedCall {
  input: unknown;
  call: TaskCall;
  /** From 1. */
  attempt: number;
}

/** What stands in for a task. All but `run` is plain data. */
export type Mock = { latency?: Latency } & (
  | { value: unknown }
  /** A field with expressions that reads the task's own input as `input`: `Sent to {{ input.to }}`. */
  | { template: Template }
  | { error: MockedFailure }
  | { run: (call: MockedCall) => unknown }
  /** One for each attempt; the last one answers all further attempts. */
  | { attempts: Mock[] }
);

export interface Mocks {
  /** By action: `email.send`. */
  actions?: Record<string, Mock>;
  /** By step id, or by instance (`each[2]/ship`) for one item of a loop; these go before those of actions. */
  steps?: Record<string, Mock>;
}

export interface Answer {
  latencyMs: number;
  give(): unknown;
}

/** Finds who answers a task. Evaluated when the task is carried out, so that mocks can be changed while a simulation is paused. */
export function answerOf(mocks: Mocks, activityType: string, { input, call, attempt }: MockedCall): Answer {
  let mock =
    mocks.steps?.[call.instance] ?? mocks.steps?.[call.stepId] ?? byActivityType(mocks).get(activityType);
  while (mock && 'attempts' in mock) mock = mock.attempts[Math.min(attempt, mock.attempts.length) - 1];
  if (!mock) return unanswered(`the step “${call.stepId}”`);
  const answering = mock;
  return {
    latencyMs: toMilliseconds(mock.latency ?? 0),
    give: () => valueOf(answering, { input, call, attempt }),
  };
}

const tables = new WeakMap<Mocks, Map<string, Mock>>();

function byActivityType(mocks: Mocks): Map<string, Mock> {
  let table = tables.get(mocks);
  if (!table) {
    table = new Map(
      Object.entries(mocks.actions ?? {}).map(([action, mock]) => [toActivityType(action), mock]),
    );
    tables.set(mocks, table);
  }
  return table;
}

export const unanswered = (what: string): Answer => ({
  latencyMs: 0,
  give() {
    throw ApplicationFailure.nonRetryable(`Nothing stands in for ${what}.`, 'NOT_MOCKED');
  },
});

export function valueOf(mock: Exclude<Mock, { attempts: Mock[] }>, call: MockedCall): unknown {
  if ('error' in mock) throw toFailure(mock.error);
  if ('template' in mock) return evaluate(mock.template, call.input);
  if ('value' in mock) return mock.value;
  try {
    return mock.run(call);
  } catch (error) {
    throw error instanceof ActionError ? toFailure(error) : error;
  }
}

function toFailure({
  message,
  code,
  retryable = true,
  details,
  retryAfterMs,
}: MockedFailure): ApplicationFailure {
  return ApplicationFailure.create({
    message,
    type: code,
    nonRetryable: !retryable,
    ...(details === undefined ? {} : { details: [details] }),
    ...(retryAfterMs === undefined ? {} : { nextRetryDelay: retryAfterMs }),
  });
}

function evaluate(template: Template, input: unknown): unknown {
  const code = printTemplateGuarded(parseTemplate(template), {
    names: ({ root }) => (root === 'input' ? 'input' : 'undefined'),
  });
  const make = new Function('guard', 'lib', 'input', `'use strict'; return ${code};`);
  return make(createGuard(), lib, input) as unknown;
}

export const toMilliseconds = (duration: Latency): number =>
  typeof duration === 'number' ? duration : durationToMs(duration);
