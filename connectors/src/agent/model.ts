import type { validateData } from '@wfb/engine/contract/validate-data';

/** JSON Schema of an answer. */
export type AnswerSchema = Parameters<typeof validateData>[0];

export interface Question {
  instructions: string;
  input: Record<string, unknown>;
  /** Absent: the answer is a text. */
  output?: AnswerSchema;
  /** Names of the actions that may be used on the way to an answer. */
  actions: readonly string[];
  maxTurns: number;
}

export interface Answer {
  answer: unknown;
  /** How often the model was asked until it had the answer. */
  turns: number;
}

/** What answers questions. A model of a vendor is another one of these. */
export interface Model {
  /** Shown with every answer. */
  name: string;
  answer(question: Question, signal: AbortSignal): Promise<Answer>;
}
