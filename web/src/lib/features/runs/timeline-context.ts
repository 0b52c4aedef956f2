import type { Snippet } from 'svelte';
import type { Run, RunStep } from '#lib/api/types.ts';
import type { RunDetail } from './run-detail.svelte.ts';

/** What a timeline knows of the run around it: a real one, or one that is only simulated. */
export interface TimelineContext extends Pick<RunDetail, 'words' | 'closed' | 'catalogue'> {
  readonly run: (Pick<Run, 'approvals'> & Partial<Pick<Run, 'stepsLeftOut'>>) | null;
  readonly showMore?: RunDetail['showMore'];
  /** Shown at a step that waits, instead of where to go for it. */
  readonly waiting?: Snippet<[RunStep]> | undefined;
}
