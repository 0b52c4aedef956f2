import { sectionsOf, withSection, type Section } from './sections.ts';
import type { Step } from './steps/index.ts';

// Every editor (phone list, desk canvas, API) changes a workflow through these. All give a new tree and leave the old one alone,
// which makes undo a list of trees.

/** A sequence of the workflow: its own, or a section of a step. */
export interface SequencePlace {
  /** Absent: the workflow's own steps. */
  within?: { stepId: string; section: string };
}
/** A place between steps: before the step that is at `index` now. */
export interface StepPlace extends SequencePlace {
  index: number;
}

export interface FoundStep {
  step: Step;
  place: StepPlace;
  /** Steps around it, outermost first, each with the section that leads here. */
  around: { step: Step; section: Section }[];
  /** Path from the definition's root: `['steps', 2, 'cases', 0, 'steps', 1]`. */
  path: (string | number)[];
}

/** Visits every step, outer before inner, in reading order. Returning `false` ends the walk. */
export function walkSteps(steps: readonly Step[], visit: (found: FoundStep) => boolean | void): void {
  walkWithin(steps, {}, [], ['steps'], visit);
}

function walkWithin(
  steps: readonly Step[],
  sequence: SequencePlace,
  around: FoundStep['around'],
  path: FoundStep['path'],
  visit: (found: FoundStep) => boolean | void,
): boolean {
  for (const [index, step] of steps.entries()) {
    const here = [...path, index];
    if (visit({ step, place: { ...sequence, index }, around, path: here }) === false) return false;
    for (const section of sectionsOf(step)) {
      const within = { within: { stepId: step.id, section: section.key } };
      const inside = [...around, { step, section }];
      if (!walkWithin(section.steps, within, inside, [...here, ...section.path], visit)) return false;
    }
  }
  return true;
}

export function findStep(steps: readonly Step[], id: string): FoundStep | undefined {
  let found: FoundStep | undefined;
  walkSteps(steps, (candidate) => {
    if (candidate.step.id !== id) return true;
    found = candidate;
    return false;
  });
  return found;
}

/** Ids of steps, cases and lanes share one space within a workflow, so that a reference or a comment names one thing. */
export function usedIds(steps: readonly Step[]): Set<string> {
  const ids = new Set<string>();
  walkSteps(steps, ({ step }) => {
    ids.add(step.id);
    for (const { key } of sectionsOf(step)) {
      const own = key.indexOf(':');
      if (own !== -1) ids.add(key.slice(own + 1));
    }
  });
  return ids;
}

/** A free id made of words: `Charge card` → `chargeCard`, then `chargeCard2`. */
export function suggestId(words: string, taken: ReadonlySet<string>): string {
  const parts = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '');
  const joined = parts
    .map((part, index) =>
      index === 0
        ? part.charAt(0).toLowerCase() + part.slice(1)
        : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join('')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36);
  const base = joined === '' || joined === 'constructor' || joined === 'prototype' ? 'step' : joined;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}${count}`;
  return id;
}

/** The steps of a sequence. */
export function stepsAt(steps: readonly Step[], { within }: SequencePlace): readonly Step[] {
  if (!within) return steps;
  const holder = findStep(steps, within.stepId)?.step;
  return (holder && sectionsOf(holder).find(({ key }) => key === within.section)?.steps) ?? [];
}

export function insertStep(steps: readonly Step[], place: StepPlace, step: Step): Step[] {
  return changeSequence(steps, place, (sequence) => sequence.toSpliced(place.index, 0, step));
}

export function removeStep(steps: readonly Step[], id: string): Step[] {
  const found = findStep(steps, id);
  if (!found) return [...steps];
  return changeSequence(steps, found.place, (sequence) => sequence.toSpliced(found.place.index, 1));
}

export function updateStep(steps: readonly Step[], id: string, change: (step: Step) => Step): Step[] {
  return steps.map((step) => {
    if (step.id === id) return change(step);
    return sectionsOf(step).reduce((holder, section) => {
      const changed = updateStep(section.steps, id, change);
      return changed.every((inner, index) => inner === section.steps[index])
        ? holder
        : withSection(holder, section.key, changed);
    }, step);
  });
}

/** Moves a step, with all it holds, to a place as it is counted before the move. A step cannot move into itself. */
export function moveStep(steps: readonly Step[], id: string, to: StepPlace): Step[] {
  const found = findStep(steps, id);
  if (!found) return [...steps];
  if (to.within && (to.within.stepId === id || findStep(childrenOf(found.step), to.within.stepId)))
    return [...steps];
  const sameSequence =
    found.place.within?.stepId === to.within?.stepId && found.place.within?.section === to.within?.section;
  const index = sameSequence && found.place.index < to.index ? to.index - 1 : to.index;
  return insertStep(removeStep(steps, id), { ...to, index }, found.step);
}

/** Puts a copy behind a step. The copy and all within get ids of their own, and refer to each other by them. */
export function duplicateStep(steps: readonly Step[], id: string): { steps: Step[]; id: string } | undefined {
  const found = findStep(steps, id);
  if (!found) return undefined;
  const copy = withFreshIds(found.step, usedIds(steps));
  return { steps: insertStep(steps, { ...found.place, index: found.place.index + 1 }, copy), id: copy.id };
}

/** Where the menu of a step can take it; absent where it cannot go. */
export interface MoveTargets {
  up?: StepPlace;
  down?: StepPlace;
  /** Behind the step around it. */
  out?: { place: StepPlace; of: Step };
  /** To the end of a section of a neighbour. */
  into: { place: StepPlace; step: Step; section: Section }[];
}

export function moveTargets(steps: readonly Step[], id: string): MoveTargets {
  const found = findStep(steps, id);
  if (!found) return { into: [] };
  const { place, around } = found;
  const { index, ...sequence } = place;
  const siblings = stepsAt(steps, sequence);
  const holder = around.at(-1)?.step;
  const holderPlace = holder && findStep(steps, holder.id)?.place;
  const neighbours = [siblings[index - 1], siblings[index + 1]].filter((step) => step !== undefined);
  return {
    ...(index > 0 ? { up: { ...sequence, index: index - 1 } } : {}),
    ...(index < siblings.length - 1 ? { down: { ...sequence, index: index + 2 } } : {}),
    ...(holder && holderPlace
      ? { out: { place: { ...holderPlace, index: holderPlace.index + 1 }, of: holder } }
      : {}),
    into: neighbours.flatMap((step) =>
      sectionsOf(step).map((section) => ({
        step,
        section,
        place: { within: { stepId: step.id, section: section.key }, index: section.steps.length },
      })),
    ),
  };
}

function childrenOf(step: Step): Step[] {
  return sectionsOf(step).flatMap((section) => section.steps);
}

function changeSequence(
  steps: readonly Step[],
  { within }: SequencePlace,
  change: (steps: readonly Step[]) => Step[],
): Step[] {
  if (!within) return change(steps);
  return updateStep(steps, within.stepId, (holder) => {
    const section = sectionsOf(holder).find(({ key }) => key === within.section);
    return section ? withSection(holder, section.key, change(section.steps)) : holder;
  });
}

function withFreshIds(step: Step, taken: Set<string>): Step {
  const renamed = new Map<string, string>();
  for (const id of usedIds([step])) {
    const fresh = suggestId(id.replace(/\d+$/, ''), taken);
    taken.add(fresh);
    renamed.set(id, fresh);
  }
  return renameIn(step, renamed) as Step;
}

/** Renames ids where they are declared (`id`, `after`) and where expressions use them (`steps.x`, `items.x`). */
function renameIn(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/(?<![.\w])(steps|items)\.([A-Za-z_]\w*)/g, (whole, root: string, id: string) =>
      renamed.has(id) ? `${root}.${renamed.get(id)}` : whole,
    );
  }
  if (Array.isArray(value)) return value.map((item) => renameIn(item, renamed));
  if (typeof value !== 'object' || value === null) return value;
  const isNode = 'kind' in value || ('id' in value && 'steps' in value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (isNode && key === 'id') return [key, renamed.get(item as string) ?? item];
      if (isNode && key === 'undo')
        return [
          key,
          Object.fromEntries(
            Object.entries(item as object).map(([of, inner]) => [
              renamed.get(of) ?? of,
              renameIn(inner, renamed),
            ]),
          ),
        ];
      if (isNode && key === 'after') return [key, (item as string[]).map((id) => renamed.get(id) ?? id)];
      return [key, renameIn(item, renamed)];
    }),
  );
}
