import type { People } from '../../definition/steps/people.ts';
import { closest, hasExpression } from '../../expressions/index.ts';
import type { Path } from '../diagnostics.ts';
import type { StepContext } from './step.ts';

interface PeopleUse {
  /** What is done with them, for the words of a correction. */
  verb?: 'Ask' | 'Tell';
  /** There are others besides those that are named here. */
  othersToo?: boolean;
}

/** That somebody is named, and that those named by address are there. `nobody` is what to say where nobody is. */
export function checkPeople(
  to: People,
  path: Path,
  nobody: string,
  context: StepContext,
  { verb = 'Ask', othersToo = false }: PeopleUse = {},
): void {
  const people = to.people ?? [];
  if (people.length === 0 && (to.roles ?? []).length === 0 && !othersToo)
    context.report('NOBODY_TO_ASK', path, nobody, {
      fix: { title: `${verb} the admins`, value: { ...to, roles: ['admin'] } },
    });
  const known = context.compilation.environment.people;
  if (!known) return;
  people.forEach((person, index) => {
    if (hasExpression(person) || known.some((candidate) => candidate.toLowerCase() === person.toLowerCase()))
      return;
    const meant = closest(person, known);
    context.report(
      'UNKNOWN_PERSON',
      [...path, 'people', index],
      `“${person}” is not in this workspace.${meant ? ` Did you mean “${meant}”?` : ' Invite them first.'}`,
      { severity: 'warning', ...(meant ? { fix: { title: `${verb} ${meant}`, value: meant } } : {}) },
    );
  });
}
