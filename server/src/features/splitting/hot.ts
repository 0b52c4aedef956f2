import { actionDeclarations, findAction } from '@wfb/connectors/declarations';
import type { Database } from '@wfb/prisma';
import {
  type PlacedTallies,
  busiestQueue,
  estimateFor,
  findQueuesAtWork,
  lastDay,
  measureWaits,
  readPlaced,
} from './estimate.ts';
import { findReasons } from './hot-actions.ts';
import { mergeRows, toFigures } from '../statistics/read.ts';
import type { HotAction, SplitEstimateShape, SplitPolicyShape } from './schemas.ts';

const defaults: SplitPolicyShape = { automatic: false, runsPerDay: 1_000, p95Ms: 5_000, failurePercent: 5 };

export async function readPolicy(db: Database, projectId: string): Promise<SplitPolicyShape> {
  const row = await db.splitPolicy.findUnique({ where: { projectId } });
  if (!row) return defaults;
  const { automatic, runsPerDay, p95Ms, failurePercent } = row;
  return { automatic, runsPerDay, p95Ms, failurePercent };
}

/** Actions of a project that are hot or have workers of their own, the hottest first. */
export async function findHotActions(
  db: Database,
  projectId: string,
): Promise<{ policy: SplitPolicyShape; items: HotAction[] }> {
  const [policy, queues, placed, splits] = await Promise.all([
    readPolicy(db, projectId),
    findQueuesAtWork(db, projectId),
    readPlaced(db, projectId, ...lastDay()),
    db.actionSplit.findMany({ where: { projectId, endedAt: null } }),
  ]);
  const seen = new Set(placed.rows.map(({ key }) => key.slice(key.indexOf(' ') + 1)));
  const actions = new Set([...seen, ...splits.map(({ action }) => action)]);
  const items: HotAction[] = [];
  for (const action of actions) {
    const figures = toFigures(mergeRows(placed.rows.filter(({ key }) => key.endsWith(` ${action}`))));
    const reasons = findReasons(
      { attempts: figures.started, failed: figures.failed, p95Ms: figures.durationMs?.p95 ?? null },
      policy,
    );
    const split = splits.find((each) => each.action === action);
    if (reasons.length === 0 && !split) continue;
    const from = busiestQueue(placed, action, queues);
    items.push({
      ...{ action, title: findAction(action)?.title ?? action, icon: iconOf(action) },
      ...{ hot: reasons.length > 0, reasons, figures },
      estimate: !split && from ? estimateFor(placed, action, from) : null,
      split: split
        ? {
            state: split.mergedAt ? 'merging' : 'split',
            origin: split.origin as 'person' | 'policy',
            splitAt: split.splitAt.toISOString(),
            queueId: split.queueId,
            estimate: split.estimate as unknown as SplitEstimateShape,
            measured: from
              ? measureWaits(since(placed, split.splitAt), action, from.name)
              : { othersWaitP95Ms: null, actionWaitP95Ms: null },
          }
        : null,
    });
  }
  return {
    policy,
    items: items.sort((a, b) => b.reasons.length - a.reasons.length || b.figures.started - a.figures.started),
  };
}

/** The minute in which it was split off has some of both. */
const since = ({ rows }: PlacedTallies, at: Date): PlacedTallies => ({
  rows: rows.filter((row) => row.at > at),
});

function iconOf(action: string): string {
  return actionDeclarations.find(({ name }) => name === action)?.icon ?? 'square-function';
}
