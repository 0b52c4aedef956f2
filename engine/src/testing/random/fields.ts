import fc from 'fast-check';
import type { Mock } from '../../simulator/index.ts';
import type { Place } from './context.ts';

/** A field, once it is known where it stands. */
export type Field = (place: Place) => string;

const fixed = ['input.id', 'input.total', 'input.lines.length', 'run.workflow', '"x"', '1 / 3'];

/** An expression: of the input, of what came before, or, where nothing else is under way, of the run's values. */
export const value: fc.Arbitrary<Field> = fc.nat().map((number) => ({ known, atOnce }) => {
  const sources = [...fixed, ...known.map((id) => `steps.${id}`), ...(atOnce ? [] : ['values.count'])];
  return sources[number % sources.length]!;
});

export const condition: fc.Arbitrary<Field> = fc.tuple(value, fc.constantFrom('===', '!=='), value).map(
  ([left, operator, right]) =>
    (place) =>
      `text(${left(place)}) ${operator} text(${right(place)})`,
);

export const text: fc.Arbitrary<Field> = fc.oneof(
  value.map(
    (source): Field =>
      (place) =>
        `{{ ${source(place)} }}`,
  ),
  fc.tuple(value, value).map(
    ([a, b]): Field =>
      (place) =>
        `{{ ${a(place)} }} and {{ ${b(place)} }}`,
  ),
  // What the tests' actions refuse.
  fc.constant<Field>(() => 'fail {{ input.id }}'),
  fc.string({ maxLength: 8 }).map(
    (plain): Field =>
      () =>
        plain.replaceAll('{', '').replaceAll('}', '').trim() || 'plain',
  ),
);

// Long enough that a busy server notices the time limit before.
const tooLate: Mock = { value: { text: 'too late' }, latency: 10_000 };
const busy: Mock = { error: { code: 'BUSY', message: 'Busy.' } };

/** Who answers a task, besides the tests' own echo: values, failures that pass and such that stay, slowness, and none in time. */
export const mock: fc.Arbitrary<Mock | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  fc.constantFrom<Mock>(
    { value: { text: 'mocked' } },
    { value: { text: 'late' }, latency: 30 },
    { attempts: [busy, { value: { text: 'at last' } }] },
    { attempts: [busy, busy, busy] },
    { error: { code: 'GONE', message: 'It is gone.', retryable: false } },
    tooLate,
  ),
);

/** Limits of a task. Only an answer that is too late whatever the machine has little time. */
export const limitsFor = (answer: Mock | undefined) => ({
  ...(answer === tooLate ? { timeout: '200ms' } : {}),
  retry: { attempts: 2, firstDelay: '5ms', factor: 2 },
});
