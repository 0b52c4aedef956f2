import { findStep, type SectionRole, sectionsOf, type Step, type StepKind } from '../definition/index.ts';
import type { CompileContext } from './context.ts';
import type { Diagnostic } from './plan.ts';

/** Whether the caller has been answered where a step begins: on no way that leads there, on some, or on all. */
type Answered = 'no' | 'maybe' | 'yes';

/** How the steps of a section come about, seen from the step that holds them. */
const comesAbout: Record<SectionRole, 'inTurn' | 'oneOf' | 'perhaps'> = {
  case: 'oneOf',
  match: 'oneOf',
  otherwise: 'oneOf',
  lane: 'inTurn',
  body: 'inTurn',
  catch: 'perhaps',
  finally: 'inTurn',
  undo: 'perhaps',
  entry: 'perhaps',
  exit: 'perhaps',
  way: 'perhaps',
};
const answering: ReadonlySet<StepKind> = new Set<StepKind>(['respond']);
const leaving: ReadonlySet<StepKind> = new Set<StepKind>(['end', 'fail']);
const repeating: ReadonlySet<StepKind> = new Set<StepKind>(['forEach', 'repeat', 'retry', 'stateMachine']);

/** Holds the steps that answer a caller against the starts that wait for an answer, and against each other. */
export function checkAnswers(context: CompileContext): void {
  const { definition } = context;
  const ways = new Ways();
  ways.follow(definition.steps, 'no');
  for (const [step, answered] of ways.answers) if (answered !== 'no') reportSecond(step, answered, context);

  const [first] = ways.answers.keys();
  const webhooks = definition.triggers.flatMap((trigger, index) =>
    trigger.kind === 'webhook' ? [{ trigger, path: ['triggers', index, 'reply'] }] : [],
  );
  const waiting = webhooks.filter(({ trigger }) => trigger.reply === 'respond');
  if (first && waiting.length === 0) reportNobody(first, webhooks[0]?.path, context);
  if (!first)
    for (const { path } of waiting)
      context.report({
        code: 'NEVER_ANSWERED',
        path,
        message:
          'The caller waits for a step that answers, but the run never comes to one. Add “Answer the caller”.',
        fix: { title: 'Answer at once', path, value: 'accepted' },
      });
}

function reportSecond(step: Step, answered: Answered, context: CompileContext): void {
  const path = pathOf(step, context);
  context.report({
    code: 'ANSWERED_TWICE',
    severity: answered === 'yes' ? 'error' : 'warning',
    stepId: step.id,
    path,
    message:
      answered === 'yes'
        ? 'The caller has been answered before, and is answered once only.'
        : 'The caller may have been answered before; only the first answer of a run counts.',
    fix: { title: 'Switch this step off', path: [...path, 'disabled'], value: true },
  });
}

function reportNobody(step: Step, reply: Diagnostic['path'] | undefined, context: CompileContext): void {
  const { triggers } = context.definition;
  const webhook = { id: freeId(triggers), kind: 'webhook', reply: 'respond', verify: 'none' };
  context.report({
    code: 'NO_CALLER',
    severity: 'warning',
    stepId: step.id,
    path: pathOf(step, context),
    message: reply
      ? 'The webhook of this workflow does not wait for this answer.'
      : 'Nobody waits for this answer: the workflow has no webhook.',
    fix: reply
      ? { title: 'Let the webhook wait for it', path: reply, value: 'respond' }
      : { title: 'Add a webhook', path: ['triggers'], value: [...triggers, webhook] },
  });
}

function freeId(triggers: readonly { id: string }[]): string {
  const taken = new Set(triggers.map(({ id }) => id));
  let id = 'webhook';
  for (let count = 2; taken.has(id); count += 1) id = `webhook${count}`;
  return id;
}

const pathOf = (step: Step, { definition }: CompileContext): Diagnostic['path'] =>
  findStep(definition.steps, step.id)?.path ?? ['steps'];

const merge = (ways: readonly Answered[]): Answered =>
  ways.every((way) => way === ways[0]) ? (ways[0] ?? 'no') : 'maybe';

/** Follows the ways through the steps of a workflow. */
class Ways {
  /** The steps that answer and can be reached, with what has been answered before. */
  readonly answers = new Map<Step, Answered>();

  /** Gives what has been answered behind the steps; undefined where nothing comes behind them. */
  follow(steps: readonly Step[], before: Answered): Answered | undefined {
    let answered = before;
    for (const step of steps) {
      if (step.disabled) continue;
      if (leaving.has(step.kind)) return undefined;
      if (answering.has(step.kind)) {
        this.answers.set(step, answered);
        answered = 'yes';
        continue;
      }
      const behind = this.within(step, answered);
      if (behind === undefined) return undefined;
      answered = behind;
    }
    return answered;
  }

  private within(step: Step, before: Answered): Answered | undefined {
    const once = this.sections(step, before);
    if (!repeating.has(step.kind) || once === before || once === undefined) return once;
    // The next turn comes to the same steps again.
    return this.sections(step, 'maybe');
  }

  private sections(step: Step, before: Answered): Answered | undefined {
    const sections = sectionsOf(step);
    const choices = sections.filter(({ role }) => comesAbout[role] === 'oneOf');
    let answered: Answered = before;
    if (choices.length > 0) {
      const behind = choices.map((section) => this.follow(section.steps, before));
      if (!choices.some(({ role }) => role === 'otherwise')) behind.push(before);
      const goOn = behind.filter((way) => way !== undefined);
      if (goOn.length === 0) return undefined;
      answered = merge(goOn);
    }
    for (const section of sections) {
      const how = comesAbout[section.role];
      if (how === 'inTurn') answered = this.follow(section.steps, answered) ?? answered;
      // It may come after any part of what is before it, or not at all.
      if (how === 'perhaps')
        answered = merge([
          answered,
          this.follow(section.steps, answered === 'no' ? 'no' : 'maybe') ?? answered,
        ]);
    }
    return answered;
  }
}
