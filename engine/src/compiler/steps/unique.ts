import { suggestId } from '../../definition/index.ts';
import type { Path } from '../diagnostics.ts';
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
      const free = suggestId(id, new Set(parts.map((part) => part.id)));
      context.report('DUPLICATE_ID', [...path, index, 'id'], `There is another ${what} “${id}”.`, {
        fix: { title: `Rename to ${free}`, value: free },
      });
    }
    seen.add(id);
  });
}
