import type { Step } from '@wfb/engine/definition';

/** What the form of a kind gets: the step, and where it is in the definition, for the problems of its fields. */
export interface FormProps<S extends Step> {
  step: S;
  path: readonly (string | number)[];
}
