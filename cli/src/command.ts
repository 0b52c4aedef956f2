import type { ParseArgsConfig } from 'node:util';
import type { Api } from './api.ts';

/** What a command may use of the world around it. */
export interface CommandContext {
  env: NodeJS.ProcessEnv;
  sessionPath: string;
  /** The typed client; ends the command where nobody is signed in. */
  api(): Promise<Api>;
  /** A line of the answer. */
  print(line: string): void;
  /** A line for people, beside the answer. */
  note(line: string): void;
  ask(question: string, options?: { hidden?: boolean }): Promise<string>;
}

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export interface Command {
  /** `runs list` */
  name: string;
  summary: string;
  usage: string;
  options: Options;
  run(values: Values, context: CommandContext): Promise<void>;
}

export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};
