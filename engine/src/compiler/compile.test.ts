import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStep, newStep, stepKinds, walkSteps } from '../definition/index.ts';
import { availableValues } from './available-values.ts';
import { compile } from './compile.ts';
import type { PlanStep } from './plan.ts';
import { anyDraft } from './testing/arbitrary.ts';
import { buildDefinition, environment } from './testing/fixtures.ts';

describe('compile', () => {
  it('never throws, and gives a plan exactly where there is no error', () => {
    let plans = 0;
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { plan, diagnostics } = compile(draft, environment);
        const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
        expect(plan === undefined).toBe(hasErrors);
        if (plan) plans += 1;
        for (const { message, path, stepId, fix } of diagnostics) {
          expect(message).toMatch(/^\S.*[.?…]$/s);
          expect(Array.isArray(path)).toBe(true);
          if (stepId !== undefined) expect(findStep(draft.steps, stepId)).toBeDefined();
          if (fix) expect(fix.value).toBeDefined();
        }
        walkSteps(draft.steps, ({ step }) => {
          expect(availableValues(draft, step.id, environment).length).toBeGreaterThan(0);
          return false;
        });
      }),
      { numRuns: 500 },
    );
    expect(plans).toBeGreaterThan(10);
  }, 60_000);

  it('does not change what it is given', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const before = JSON.stringify(draft);
        compile(draft, environment);
        expect(JSON.stringify(draft)).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it.each(stepKinds)('says what a new “%s” step still needs, and takes it once it has it', (kind) => {
    const step = newStep(kind, 'fresh');
    const draft = { ...buildDefinition([]), steps: [step] };
    expect(() => compile(draft, environment)).not.toThrow();
  });

  it('keeps secrets out of all that workflow code sees', () => {
    const definition = buildDefinition([
      {
        id: 'pay',
        kind: 'task',
        action: 'shop.charge',
        with: { amount: 1, card: '{{ secrets.stripeKey }}' },
      },
    ]);
    const [step] = compile(definition, environment).plan!.steps as [Extract<PlanStep, { kind: 'task' }>];
    expect(JSON.stringify(step.with)).not.toContain('secrets');
    expect(step.secrets).toEqual([{ path: ['card'], parts: [{ secret: 'stripeKey' }] }]);
  });
});
