import type { Path } from '../diagnostics.ts';
import { rename } from '../proposals.ts';
import type { StepContext } from './step.ts';

/** Cases and lanes are told apart by their ids. */
export function checkUnique(
  parts: readonly { id: string }[],
  path: Path,
  what: string,
  context: StepContext,
): void {
  const seen = new Set<string>();
  parts.forEach(({ id }, index) => {
    if (seen.has(id)) {
      context.report('DUPLICATE_ID', [...path, index, 'id'], `There is another ${what} “${id}”.`, {
        elsewhere: rename(
          id,
          parts.map((part) => part.id),
          [...context.path, ...path, index, 'id'],
        ),
      });
    }
    seen.add(id);
  });
}
