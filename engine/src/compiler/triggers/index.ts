import type { TriggerKind, TriggerOf } from '../../definition/index.ts';
import type { CompileContext } from '../context.ts';
import type { Path } from '../diagnostics.ts';
import { rename } from '../proposals.ts';
import { checkConnection } from './connection.ts';
import { checkSchedule } from './schedule.ts';

export type TriggerCheck<K extends TriggerKind> = (
  trigger: TriggerOf<K>,
  path: Path,
  context: CompileContext,
) => void;

const nothingToCheck = (): void => undefined;

const checks: { [K in TriggerKind]: TriggerCheck<K> } = {
  manual: nothingToCheck,
  webhook: nothingToCheck,
  schedule: checkSchedule,
  event: nothingToCheck,
  connection: checkConnection,
};

export function checkTriggers(context: CompileContext): void {
  const seen = new Set<string>();
  context.definition.triggers.forEach((trigger, index) => {
    const path: Path = ['triggers', index];
    if (seen.has(trigger.id))
      context.report({
        code: 'DUPLICATE_ID',
        path: [...path, 'id'],
        message: `There is another start “${trigger.id}”.`,
        fix: rename(
          trigger.id,
          context.definition.triggers.map(({ id }) => id),
          [...path, 'id'],
        ),
      });
    seen.add(trigger.id);
    (checks[trigger.kind] as TriggerCheck<TriggerKind>)(trigger, path, context);
  });
}
