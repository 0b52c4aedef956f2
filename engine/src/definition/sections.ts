import type { Step, StepKind, StepOf } from './steps/index.ts';

/** What a sequence within a step is for; words and colours hang on it. */
export type SectionRole =
  'case' | 'match' | 'otherwise' | 'lane' | 'body' | 'catch' | 'finally' | 'undo' | 'entry' | 'exit' | 'way';

/** A sequence of steps held by a step. */
export interface Section {
  /** Stable within its step: `case:big`, `lane:mail`, `catch`. */
  key: string;
  role: SectionRole;
  /** The author's name of the case or lane. */
  title?: string | undefined;
  /** Cases: the condition. */
  when?: string;
  /** Matches: the values that it is for. */
  is?: (string | number | boolean)[];
  /** Lanes: ids of those that it waits for. */
  after?: string[];
  /** Ways out of a state: what the state that it leads to is called. */
  to?: string;
  /** Undoing: id of the step that it undoes. */
  of?: string;
  /** Where the sequence is, from its step: `['cases', 0, 'steps']`. */
  path: (string | number)[];
  steps: Step[];
}

const none = (): Section[] => [];

const tables: { [K in StepKind]: (step: StepOf<K>) => Section[] } = {
  task: none,
  code: none,
  agent: none,
  set: none,
  transform: none,
  approval: none,
  notify: none,
  wait: none,
  subworkflow: none,
  recurring: none,
  receive: none,
  send: none,
  status: none,
  stateMachine: ({ states }) => {
    const titleOf = (id: string) => states.find((state) => state.id === id)?.title ?? id;
    return states.flatMap(({ id, entry, exit, transitions }, index): Section[] => {
      const path = ['states', index];
      const title = titleOf(id);
      return [
        { key: `entry:${id}`, role: 'entry', title, path: [...path, 'entry'], steps: entry },
        ...transitions.map((way, place): Section => ({
          key: `way:${way.id}`,
          role: 'way',
          title,
          to: titleOf(way.to),
          path: [...path, 'transitions', place, 'steps'],
          steps: way.steps,
        })),
        { key: `exit:${id}`, role: 'exit', title, path: [...path, 'exit'], steps: exit },
      ];
    });
  },
  backlogAdd: none,
  backlogTake: none,
  backlogPeek: none,
  record: none,
  lookUp: none,
  respond: none,
  end: none,
  fail: none,
  branch: ({ cases, otherwise }) => [
    ...cases.map(({ id, title, when, steps }, index): Section => ({
      key: `case:${id}`,
      role: 'case',
      title,
      when,
      path: ['cases', index, 'steps'],
      steps,
    })),
    ...(otherwise ? [section('otherwise', ['otherwise'], otherwise)] : []),
  ],
  switch: ({ cases, otherwise }) => [
    ...cases.map(({ id, title, is, steps }, index): Section => ({
      key: `case:${id}`,
      role: 'match',
      title,
      is,
      path: ['cases', index, 'steps'],
      steps,
    })),
    ...(otherwise ? [section('otherwise', ['otherwise'], otherwise)] : []),
  ],
  parallel: ({ lanes }) =>
    lanes.map(({ id, title, after, steps }, index) => ({
      key: `lane:${id}`,
      role: 'lane',
      title,
      after: after ?? [],
      path: ['lanes', index, 'steps'],
      steps,
    })),
  repeat: ({ steps }) => [section('body', ['steps'], steps)],
  forEach: ({ steps }) => [section('body', ['steps'], steps)],
  saga: ({ steps, undo }) => [
    section('body', ['steps'], steps),
    // In the order of what they undo; what undoes a step that is no longer there comes last, so that it can be seen and moved.
    ...Object.entries(undo)
      .toSorted(([a], [b]) => placeIn(steps, a) - placeIn(steps, b))
      .map(([of, undone]): Section => ({
        key: `undo:${of}`,
        role: 'undo',
        of,
        path: ['undo', of],
        steps: undone,
      })),
  ],
  retry: ({ steps }) => [section('body', ['steps'], steps)],
  phase: ({ steps }) => [section('body', ['steps'], steps)],
  try: (step) => [
    section('body', ['steps'], step.steps),
    ...(step.catch ? [section('catch', ['catch'], step.catch)] : []),
    ...(step.finally ? [section('finally', ['finally'], step.finally)] : []),
  ],
};

function placeIn(steps: readonly Step[], id: string): number {
  const index = steps.findIndex((step) => step.id === id);
  return index === -1 ? steps.length : index;
}

function section(role: SectionRole, path: string[], steps: Step[]): Section {
  return { key: role, role, path, steps };
}

/** The sequences within a step, in the order in which people read them. */
export function sectionsOf(step: Step): Section[] {
  return (tables[step.kind] as (step: Step) => Section[])(step);
}

/** The step with another sequence in one of its sections. Unknown keys change nothing. */
export function withSection(step: Step, key: string, steps: Step[]): Step {
  const section = sectionsOf(step).find((candidate) => candidate.key === key);
  return section ? (replaceAt(step, section.path, steps) as Step) : step;
}

function replaceAt(value: unknown, path: readonly (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? replaceAt(item, rest, replacement) : item));
  }
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaceAt(object[key], rest, replacement) };
}
