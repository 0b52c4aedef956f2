/**
 * What generated workflows need beyond the SDK, bound to Temporal: the module that exported code imports. Hosted code gets the
 * same functions from `createRuntime`.
 */
import * as workflow from '@temporalio/workflow';
import { ExpressionFailure } from '../expressions/errors.ts';
import { createRuntime } from './create.ts';

export type { TaskCall } from '../contract/action.ts';
export type { ApprovalOutcome } from '../contract/approval.ts';
export type { CallerAnswer } from '../contract/answer.ts';
export type { Notified } from '../contract/notify.ts';
export type { AddedItem, BacklogView, LookedUp, RecordedEvent, TakenItem } from '../contract/project-data.ts';
export * as lib from '../expressions/library/index.ts';
export type { Received } from './events.ts';
export type { CaughtFailure } from './failures.ts';
export type { Collected } from './for-each.ts';
export type { Recurrence } from './recurring.ts';
export type { EarlierLeg } from './legs.ts';
export type { TaskFunction } from './tasks.ts';

/**
 * What an expression throws on values that it cannot work with. They fail the run; other errors fail the task, so that a defect
 * can be mended and the run carries on.
 */
export const valueErrors = [ExpressionFailure, TypeError, RangeError];

export const {
  approval,
  backlogAdd,
  backlogPeek,
  backlogTake,
  call,
  caught,
  currentRun,
  endRun,
  exposeValues,
  failure,
  fastTasks,
  finish,
  forEach,
  forEachCollecting,
  forEachInWindows,
  forEachInWindowsCollecting,
  itemOf,
  listen,
  listOf,
  lookUp,
  milliseconds,
  millisecondsUntil,
  notify,
  parallel,
  respond,
  retry,
  saga,
  receive,
  resume,
  send,
  setStatus,
  record,
  recurring,
  standardTasks,
  stateMachine,
  startSubworkflow,
  subworkflow,
  untilEnd,
} = createRuntime(workflow);
