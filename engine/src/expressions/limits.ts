/** Limits of an expression as it is written. */
export const sourceLimits = {
  /** Characters. */
  length: 10_000,
  nodes: 4_000,
  depth: 200,
} as const;

/** Limits of one evaluation in hosted code. All are deterministic: they count work, never time. */
export interface EvaluationLimits {
  /** Units of work: about one per node evaluated, item touched or 8 characters made. */
  steps: number;
  /** Units of work of all evaluations of a run together. */
  inAll: number;
  /** Characters of one text. */
  text: number;
  /** Items of one list. */
  items: number;
  /** Levels of nesting of a value. */
  depth: number;
}

export const evaluationLimits: EvaluationLimits = {
  steps: 3_000_000,
  inAll: 100_000_000,
  text: 1_000_000,
  items: 100_000,
  depth: 100,
};
