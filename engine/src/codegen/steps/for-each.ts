import type { PlanStepOf } from '../../compiler/plan.ts';
import { mostInAll, mostItems } from '../../definition/limits.ts';
import { itemsOfOneHistory } from '../../definition/long-loops.ts';
import type { Emitter } from '../emitter.ts';
import { itemPlace, mentions } from './loops.ts';
import type { StepCode } from './step-code.ts';

export const forEach: StepCode<'forEach'> = {
  type: ({ step }) => (step.onError === 'collect' ? 'Collected<any>' : 'any[]'),
  emit(planned, emitter) {
    const { id, concurrency, onError, window } = planned.step;
    emitter.facts.define(id, emitter.scope.block);
    emitter.facts.repeats(id, 'items');
    if (concurrency === 1 && onError === 'stop' && window === undefined) inTurn(planned, emitter);
    else atOnce(planned, emitter);
  },
};

/** The items, and how many there may be where that is not what it mostly is. */
function listOf({ step, items }: PlanStepOf<'forEach'>, emitter: Emitter): string {
  const most = step.window === undefined ? itemsOfOneHistory(step.steps) : mostInAll;
  const limit = most === mostItems ? '' : `, ${String(most).replace(/\B(?=(\d{3})+$)/g, '_')}`;
  return `${emitter.runtime('listOf')}('${step.id}', ${emitter.expression(items)}${limit})`;
}

/** One after the other: a plain loop. */
function inTurn(planned: PlanStepOf<'forEach'>, emitter: Emitter): void {
  const { step, steps, collect } = planned;
  const list = listOf(planned, emitter);
  const isBound = emitter.facts.isUsed(step.id) || collect !== undefined;
  const results = isBound ? emitter.collector(planned, 'any[]', '[]') : undefined;
  emitter.scope.loop(step.id, ({ item, index, at }, outerAt) => {
    const body = emitter.apart(() =>
      emitter.writer.indented(() => {
        emitter.part(step.id, 'items', steps);
        emitter.scope.within(step.id, 'items', () => {
          const value = collect ? emitter.template(collect) : 'undefined';
          if (results) emitter.line(`${results}.push(${value});`);
        });
        emitter.hosted((report) => `${report}.progress(${index} + 1, 0, items$.length);`);
      }),
    );
    const needsAt = emitter.target.isHosted || mentions(body, at);
    const needsIndex = needsAt || mentions(body, index);
    const source = emitter.target.isHosted ? 'items$' : list;
    if (emitter.target.isHosted) emitter.line(`const items$ = ${list};`);
    emitter.line(
      needsIndex
        ? `for (const [${index}, ${item}] of ${source}.entries()) {`
        : `for (const ${item} of ${source}) {`,
    );
    if (needsAt) emitter.writer.indented(() => emitter.line(itemPlace(step.id, at, index, outerAt, emitter)));
    emitter.writer.append(body);
    emitter.line('}');
  });
  emitter.done(results);
}

/** Several at once, or with failures collected. */
function atOnce(planned: PlanStepOf<'forEach'>, emitter: Emitter): void {
  const { step, steps, collect } = planned;
  const { id, concurrency, window } = step;
  const inWindows = window === undefined ? '' : 'InWindows';
  const run = emitter.runtime(`forEach${inWindows}${step.onError === 'collect' ? 'Collecting' : ''}`);
  const list = listOf(planned, emitter);
  const listed = inWindows ? `leg.part('${id}'), () => ${list}` : list;
  const options = `{ concurrency: ${concurrency}${inWindows ? `, window: ${window}` : ''} }`;
  let code = '';
  emitter.scope.loop(step.id, ({ item, index, at }, outerAt) => {
    // The function is an argument: its lines are written relative to the statement that it belongs to.
    const body = emitter.detached(() =>
      emitter.closure(() => {
        emitter.part(step.id, 'items', steps);
        emitter.scope.within(step.id, 'items', () => {
          if (collect) emitter.line(`return ${emitter.template(collect)};`);
        });
      }),
    );
    const needsAt = emitter.target.isHosted || mentions(body, at);
    const needsIndex = needsAt || mentions(body, index);
    const parameters = needsIndex ? `${item}, ${index}` : mentions(body, item) ? item : '';
    const lines = [...(needsAt ? [itemPlace(step.id, at, index, outerAt, emitter)] : []), ...body];
    const indented = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
    const observer = emitter.observer.map((name) => `, ${name}`).join('');
    code = `await ${run}(${listed}, ${options}, async (${parameters}) => {\n${indented}\n}${observer})`;
  });
  emitter.result(planned, code);
}
