import type { $ZodIssue } from 'zod/v4/core';
import { stepKinds } from '../definition/index.ts';
import { closest } from '../expressions/index.ts';
import type { Path } from './diagnostics.ts';
import type { Diagnostic } from './plan.ts';

type Sentence = Pick<Diagnostic, 'message' | 'fix'>;
type IssueOf<C extends $ZodIssue['code']> = Extract<$ZodIssue, { code: C }>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    root,
  );
}

const typeWords: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What a schema's issue means, to somebody who never saw a schema. */
export function toSentence(issue: $ZodIssue, path: Path, json: unknown): Sentence {
  const field = fieldWords(path, json);
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(json, path) === undefined) return { message: `${field} is missing.` };
      return { message: `${field} should be ${typeWords[issue.expected] ?? issue.expected}.` };
    case 'too_small':
      return { message: tooSmall(issue, field) };
    case 'too_big':
      return { message: tooBig(issue, field) };
    case 'unrecognized_keys':
      return { message: `${field} has no ${issue.keys.map((key) => `“${key}”`).join(', ')}.` };
    case 'invalid_value':
      return oneOf(issue.values.map(String), field, path, json);
    case 'invalid_union':
      if (issue.errors.length > 0 || path.at(-1) !== 'kind')
        return { message: `${field} is not valid here.` };
      return unknownKind(path, json);
    default:
      // Messages of our own schemas are sentences; those of the library are not for people.
      return { message: issue.message.endsWith('.') ? issue.message : `${field} is not valid here.` };
  }
}

function fieldWords(path: Path, json: unknown): string {
  const key = path.at(-1);
  if (key === undefined) return 'The workflow';
  if (typeof key === 'string') return `“${key}”`;
  const value = valueAt(json, path);
  return isRecord(value) && 'kind' in value && path[0] === 'steps' ? 'This step' : 'This entry';
}

function tooSmall({ origin, minimum }: IssueOf<'too_small'>, field: string): string {
  if (origin === 'array') return `${field} needs at least ${minimum}.`;
  if (origin !== 'string') return `${field} should be at least ${minimum}.`;
  return Number(minimum) <= 1
    ? `${field} must not be empty.`
    : `${field} should have at least ${minimum} characters.`;
}

function tooBig({ origin, maximum }: IssueOf<'too_big'>, field: string): string {
  if (origin === 'array') return `${field} can have at most ${maximum}.`;
  if (origin !== 'string') return `${field} should be at most ${maximum}.`;
  return `${field} should have at most ${maximum} characters.`;
}

function oneOf(choices: string[], field: string, path: Path, json: unknown): Sentence {
  const given = valueAt(json, path);
  const meant = typeof given === 'string' ? closest(given, choices) : undefined;
  return {
    message:
      choices.length === 1
        ? `${field} should be ${choices[0]}.`
        : `${field} should be one of ${choices.join(', ')}.`,
    ...(meant === undefined ? {} : { fix: { title: `Write ${meant}`, path, value: meant } }),
  };
}

function unknownKind(path: Path, json: unknown): Sentence {
  const given = valueAt(json, path);
  if (typeof given !== 'string') return { message: '“kind” is missing.' };
  const meant = path[0] === 'steps' ? closest(given, stepKinds) : undefined;
  return {
    message: `There is no kind “${given.slice(0, 40)}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
    ...(meant ? { fix: { title: `Write ${meant}`, path, value: meant } } : {}),
  };
}
