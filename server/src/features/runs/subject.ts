import { createGuard, expressionsOf, printTemplateGuarded, walk } from '@wfb/engine/expressions';
import type { RunnableVersion } from './versions.ts';

type SubjectOf = (guard: unknown, input: unknown) => unknown;

const compiled = new WeakMap<RunnableVersion, SubjectOf | null>();
/** A headline is short work; a run must not be able to hold up the server with it. */
const guard = createGuard({ steps: 20_000, text: 20_000, items: 5_000, depth: 50 });
const longest = 500;

/**
 * Headline of a run that has just been accepted; null where it needs more than the input, or fails: then the run itself gives it. The
 * expressions passed the grammar's white-list when the version was published, and their guarded print can only call the guard.
 */
export function subjectFromInput(version: RunnableVersion, input: unknown): string | null {
  let subjectOf = compiled.get(version);
  if (subjectOf === undefined) compiled.set(version, (subjectOf = compile(version)));
  if (subjectOf === null) return null;
  try {
    const subject = subjectOf(guard, input);
    return typeof subject === 'string' && subject.trim() ? subject.slice(0, longest) : null;
  } catch {
    return null;
  }
}

function compile({ plan }: RunnableVersion): SubjectOf | null {
  const { subject } = plan;
  if (!subject) return null;
  let needsOnlyInput = true;
  for (const { ast } of expressionsOf(subject)) {
    walk(ast, (node) => {
      if (node.type === 'Reference' && node.reference.root !== 'input') needsOnlyInput = false;
    });
  }
  if (!needsOnlyInput) return null;
  const code = printTemplateGuarded(subject, { names: () => 'input' });
  return new Function('guard', 'input', `'use strict'; return ${code};`) as SubjectOf;
}
