import { literal } from '../literals.ts';
import { itemPlace, mentions } from './loops.ts';
import type { StepCode } from './step-code.ts';

export const retry: StepCode<'retry'> = {
  emit({ step, steps }, emitter) {
    const { attempts, firstDelay, factor, maxDelay } = step.retry;
    const options = emitter.template(
      literal({ attempts, firstDelay, factor, maxDelay, errors: step.errors }),
    );
    emitter.facts.repeats(step.id, 'turns');
    emitter.scope.turns('attempt', ({ turn, at }, outerAt) => {
      const body = emitter.apart(() =>
        emitter.writer.indented(() => emitter.closure(() => emitter.part(step.id, 'turns', steps))),
      );
      const needsAt = emitter.target.isHosted || mentions(body, at);
      const parameter = needsAt || mentions(body, turn) ? turn : '';
      emitter.line(`await ${emitter.runtime('retry')}(${options}, async (${parameter}) => {`);
      if (needsAt)
        emitter.writer.indented(() => emitter.line(itemPlace(step.id, at, `${turn} - 1`, outerAt, emitter)));
      emitter.writer.append(body);
      emitter.line(`}${emitter.observer.map((name) => `, ${name}`).join('')});`);
    });
    emitter.done();
  },
};
