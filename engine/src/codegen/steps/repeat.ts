import { quote } from '../../expressions/print/code.ts';
import { isLong } from '../../definition/long-loops.ts';
import { itemPlace, mentions } from './loops.ts';
import type { StepCode } from './step-code.ts';

export const repeat: StepCode<'repeat'> = {
  type: () => '{ turns: number }',
  emit(planned, emitter) {
    const { step, steps, when } = planned;
    emitter.facts.define(step.id, emitter.scope.block);
    emitter.facts.repeats(step.id, 'turns');
    const isCounted = emitter.facts.isUsed(step.id);
    const variable = emitter.variableOf(step.id);
    const isParted = isLong(step);
    const parts = isParted ? emitter.scope.claim('turns') : '';
    if (isCounted && isParted) emitter.line(`${variable} ??= { turns: 0 };`);
    else if (isCounted) emitter.changing(planned, '{ turns: 0 }');
    emitter.scope.turns('turn', ({ turn, at }, outerAt) => {
      const isBefore = step.check === 'before';
      const goesOn = isBefore ? condition(emitter.expression(when), step.mode === 'until') : '';
      const body = emitter.apart(() =>
        emitter.writer.indented(() => {
          emitter.part(step.id, 'turns', steps);
          emitter.hosted((report) => `${report}.progress(${turn}, 0, ${turn});`);
          if (!isBefore)
            emitter.scope.within(step.id, 'turns', () =>
              emitter.line(`if (${condition(emitter.expression(when), step.mode === 'while')}) break;`),
            );
          if (isParted) emitter.line(`await ${parts}.done(${[turn, ...emitter.observer].join(', ')});`);
        }),
      );
      const isWithin = step.onLimit === 'continue' ? `${turn} <= ${step.limit}` : '';
      const test = isWithin && goesOn ? `${isWithin} && ${operand(goesOn)}` : isWithin || goesOn;
      if (isParted) emitter.line(`const ${parts} = leg.turns('${step.id}');`);
      emitter.line(`for (let ${turn} = ${isParted ? `${parts}.first` : '1'}; ${test}; ${turn} += 1) {`);
      emitter.writer.indented(() => {
        if (step.onLimit === 'fail')
          emitter.writer.block(`if (${turn} > ${step.limit}) {`, () => {
            const args = [quote(step.id), quote(tooMany(step.limit)), quote('TOO_MANY_TURNS')];
            emitter.line(`throw ${emitter.invoke(emitter.runtime('failure'), args)};`);
          });
        if (isCounted) emitter.line(`${variable} = { turns: ${turn} };`);
        if (emitter.target.isHosted || mentions(body, at))
          emitter.line(itemPlace(step.id, at, `${turn} - 1`, outerAt, emitter));
      });
      emitter.writer.append(body);
      emitter.line('}');
    });
    emitter.done(isCounted ? variable : '');
  },
};

const isSimple = (code: string): boolean => /^[\w.$?]+$|^\([^()]*\)$/.test(code);

/** Code as an operand of `&&`. */
const operand = (code: string): string =>
  isSimple(code) || /^(!|[\w.$?]+ [=!<>]+ [\w.$?']+$)/.test(code) ? code : `(${code})`;

const condition = (code: string, isNegated: boolean): string =>
  isNegated ? `!${isSimple(code) ? code : `(${code})`}` : code;

const tooMany = (limit: number): string =>
  `It was repeated ${limit} times, as often as it may be, and was still not over.`;
