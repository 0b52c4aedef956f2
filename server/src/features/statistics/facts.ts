import { walkSteps, type Definition, type Step, type StepKind } from '@wfb/engine/definition';
import { Prisma, type Database } from '@wfb/prisma';
import { firstIdAt } from '@wfb/prisma/uuid7';
import type { Versions } from '../runs/versions.ts';
import { addTo, emptyTally, type Addition, type Level, type Measure, type Tally } from './tally.ts';

export type Grain = 'minute' | 'day';

/** Whose a tally is, and of when. */
export interface TallyKey {
  projectId: string;
  measure: Measure;
  level: Level;
  key: string;
  /** Begin of the minute or day, milliseconds since the epoch. */
  at: number;
}

interface RunFacts {
  projectId: string;
  workflowId: string;
  queueName: string;
  region: string | null;
  at: Date;
  status: string;
  count: number;
  durationsMs: number[] | null;
  waitsMs: number[] | null;
  lastAt: Date;
}

interface TaskFacts extends Omit<RunFacts, 'status'> {
  versionId: string;
  stepId: string;
  workerId: string | null;
  done: boolean;
  attempts: number;
}

/** Kinds of steps that carry out an action, and which. */
const actionOf: Partial<Record<StepKind, (step: Step) => string>> = {
  task: (step) => (step as Extract<Step, { kind: 'task' }>).action,
  code: () => 'code.run',
};
const taskKinds = Object.keys(actionOf);

/** Tallies of what began or ended from `from` up to `to`: of all levels, made of runs and their steps and of nothing else. */
export async function tallyFacts(
  db: Database,
  versions: Versions,
  grain: Grain,
  from: Date,
  to: Date,
  tallies: Tallies = new Tallies(),
): Promise<Tallies> {
  const unit = Prisma.raw(`'${grain}'`);
  const place = Prisma.sql`r."projectId", r."workflowId"`;
  const started = await db.$queryRaw<RunFacts[]>(Prisma.sql`
    SELECT ${place}, r."queueName", q.region, date_trunc(${unit}, r."createdAt", 'UTC') AS at, 'started' AS status,
      count(*)::int AS count, NULL AS "durationsMs", NULL AS "waitsMs", max(r."createdAt") AS "lastAt"
    FROM runs r LEFT JOIN queues q ON q.name = r."queueName"
    WHERE r.id >= ${firstIdAt(from)}::uuid AND r."createdAt" >= ${from} AND r."createdAt" < ${to} GROUP BY 1, 2, 3, 4, 5`);
  const ended = await db.$queryRaw<RunFacts[]>(Prisma.sql`
    SELECT ${place}, r."queueName", q.region, date_trunc(${unit}, r."finishedAt", 'UTC') AS at, r.status, count(*)::int AS count,
      array_agg(${ms('coalesce(r."startedAt", r."createdAt")', 'r."finishedAt"')}) AS "durationsMs",
      array_agg(${ms('r."createdAt"', 'r."startedAt"')}) FILTER (WHERE r."startedAt" IS NOT NULL) AS "waitsMs",
      max(r."finishedAt") AS "lastAt"
    FROM runs r LEFT JOIN queues q ON q.name = r."queueName"
    WHERE r."finishedAt" >= ${from} AND r."finishedAt" < ${to} GROUP BY 1, 2, 3, 4, 5, 6`);
  const tasks = await db.$queryRaw<TaskFacts[]>(Prisma.sql`
    SELECT ${place}, r."versionId", s."stepId", coalesce(s."queueName", r."queueName") AS "queueName", s.region, s."workerId",
      date_trunc(${unit}, s."finishedAt", 'UTC') AS at, s.status = 'done' AS done, count(*)::int AS count,
      sum(greatest(s.attempts, 1))::int AS attempts,
      array_agg(coalesce(s."workedMs", ${ms('coalesce(s."startedAt", s."finishedAt")', 's."finishedAt"')})) AS "durationsMs",
      array_agg(s."waitedMs") FILTER (WHERE s."waitedMs" IS NOT NULL) AS "waitsMs", max(s."finishedAt") AS "lastAt"
    FROM run_steps s JOIN runs r ON r.id = s."runId"
    WHERE s."finishedAt" >= ${from} AND s."finishedAt" < ${to} AND s.kind = ANY(${taskKinds}) AND s.status IN ('done', 'failed')
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`);

  for (const facts of [...started, ...ended]) {
    const addition = { ...toRunCounts(facts), ...timesOf(facts) };
    for (const [level, key] of levelsOfRun(facts))
      tallies.add({ ...keyOf(facts), measure: 'runs', level, key }, addition);
  }
  const known = await versions.getMany(tasks.map(({ versionId }) => versionId));
  const actionsOf = new Map([...known].map(([id, { definition }]) => [id, actionsByStep(definition)]));
  for (const facts of tasks) {
    const action = actionsOf.get(facts.versionId)?.get(facts.stepId) ?? 'unknown';
    const succeeded = facts.done ? facts.count : 0;
    const counts = { started: facts.attempts, succeeded, failed: facts.attempts - succeeded };
    for (const [level, key] of levelsOfTask(facts, action))
      tallies.add({ ...keyOf(facts), measure: 'tasks', level, key }, { ...counts, ...timesOf(facts) });
  }
  return tallies;
}

/** Tallies by their keys. */
export class Tallies {
  private readonly byKey = new Map<string, { key: TallyKey; tally: Tally }>();

  add(key: TallyKey, addition: Addition): void {
    const id = `${key.projectId} ${key.measure} ${key.level} ${key.at} ${key.key}`;
    let entry = this.byKey.get(id);
    if (!entry) this.byKey.set(id, (entry = { key, tally: emptyTally() }));
    addTo(entry.tally, addition);
  }

  entries(): { key: TallyKey; tally: Tally }[] {
    return [...this.byKey.values()];
  }
}

/** Key of an action at a queue. Names of queues have no spaces. */
export const placedActionKey = (queueName: string, action: string): string => `${queueName} ${action}`;

function levelsOfRun(facts: RunFacts): [Level, string][] {
  return [
    ['project', ''],
    ['workflow', facts.workflowId],
    ['queue', facts.queueName],
    ...(facts.region ? [['region', facts.region] satisfies [Level, string]] : []),
  ];
}

function levelsOfTask(facts: TaskFacts, action: string): [Level, string][] {
  return [
    ['project', ''],
    ['workflow', facts.workflowId],
    ['action', action],
    ['queue', facts.queueName],
    ['placedAction', placedActionKey(facts.queueName, action)],
    ...(facts.region ? [['region', facts.region] satisfies [Level, string]] : []),
    ...(facts.workerId ? [['worker', facts.workerId] satisfies [Level, string]] : []),
  ];
}

function toRunCounts({ status, count }: RunFacts): Omit<Addition, 'lastAt'> {
  if (status === 'started') return { started: count };
  if (status === 'completed') return { succeeded: count };
  return status === 'failed' ? { failed: count } : { stopped: count };
}

const timesOf = (facts: RunFacts | TaskFacts) => ({
  durationsMs: facts.durationsMs,
  waitsMs: facts.waitsMs,
  lastAt: facts.lastAt.getTime(),
});

const keyOf = ({ projectId, at }: { projectId: string; at: Date }) => ({ projectId, at: at.getTime() });

function actionsByStep(definition: Definition): Map<string, string> {
  const actions = new Map<string, string>();
  walkSteps(definition.steps, ({ step }) => {
    const action = actionOf[step.kind]?.(step);
    if (action !== undefined) actions.set(step.id, action);
  });
  return actions;
}

/** Whole milliseconds between two moments, never fewer than none. */
const ms = (from: string, to: string): Prisma.Sql =>
  Prisma.raw(`greatest(0, (extract(epoch FROM ${to} - ${from}) * 1000)::bigint)::float8`);
