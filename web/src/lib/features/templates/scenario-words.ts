import { describeDuration } from '@wfb/engine/definition/duration';
import type { TemplateScenario } from '#lib/api/types.ts';

const ends: Record<TemplateScenario['expected']['status'], string> = {
  completed: 'Done',
  failed: 'Fails',
  cancelled: 'Cancelled',
};

/** How a scenario ends, in a few words: "Done after 2 days". */
export function endOf({ expected }: Pick<TemplateScenario, 'expected'>): string {
  const end = ends[expected.status];
  return expected.lasts === null ? `${end} at once` : `${end} after ${describeDuration(expected.lasts)}`;
}
