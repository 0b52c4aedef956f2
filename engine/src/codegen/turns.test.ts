import { describe, expect, test } from 'vitest';
import { type WrittenStep, planOf, use } from '../compiler/testing/fixtures.ts';
import { generate } from './index.ts';

const loop = (steps: WrittenStep[], more: object = {}): WrittenStep => ({
  id: 'loop',
  kind: 'repeat',
  mode: 'until',
  when: 'steps.loop.turns > 2',
  check: 'after',
  limit: 10,
  steps,
  ...more,
});
const perhaps = (id: string, steps: WrittenStep[]): WrittenStep => ({
  id,
  kind: 'branch',
  cases: [{ id: `${id}Yes`, when: 'input.total > 1', steps }],
});
const codeOf = (...steps: WrittenStep[]) => generate(planOf(steps)).typescript;

describe('the variable of a step in a loop', () => {
  test('is a constant of the turn where it is only used behind its step', () => {
    expect(codeOf(loop([use('a', 'input.total'), use('b', 'steps.a')]))).toMatch(/for .*\n[^]*const a = /);
  });

  test('is declared in front of the loop where the turn before is spoken of', () => {
    expect(codeOf(loop([use('a', 'steps.b'), use('b', '1')]))).toMatch(/let b: any;\n[^]*for \(/);
  });

  test('keeps what was given last, wherever else it is used', () => {
    const code = codeOf(loop([perhaps('maybe', [use('a', '1')]), use('b', 'steps.a')]));
    expect(code).toMatch(/let a: any;\n[^]*for \(/);
  });

  test('stays within an item of a list', () => {
    const each: WrittenStep = {
      id: 'each',
      kind: 'forEach',
      items: 'input.items',
      steps: [perhaps('maybe', [use('a', '1')]), use('b', 'steps.a')],
    };
    expect(codeOf(loop([each]))).toMatch(/of listOf[^]*let a: any;/);
  });
});
