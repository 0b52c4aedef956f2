import { describe, expect, it } from 'vitest';
import { compileSteps, findings, planOf, use, type WrittenStep } from '../testing/fixtures.ts';

const agent = (overrides: object = {}): WrittenStep => ({
  id: 'ask',
  kind: 'agent',
  instructions: 'Sort {{ input.id }}',
  ...overrides,
});

describe('an AI Assistant', () => {
  it('is a task of its own, whose answer has the fields that were asked for', () => {
    const output = { type: 'object', properties: { team: { type: 'string' } } };
    expect(planOf([agent({ output }), use('a', 'steps.ask.answer.team')]).actions).toMatchObject([
      { action: 'agent.answer', mode: 'standard' },
    ]);
    expect(findings([agent({ output }), use('a', 'steps.ask.answer.tem')])).toEqual([
      'UNKNOWN_FIELD a steps.1.value',
    ]);
  });

  it.each<[string, object, string]>([
    ['nothing to do', { instructions: ' ' }, 'MISSING_NAME ask steps.0.instructions'],
    ['a secret', { with: { key: '{{ secrets.stripeKey }}' } }, 'SECRET_OUTSIDE_TASK ask steps.0.with.key'],
    ['an unknown action', { actions: ['shop.chrge'] }, 'UNKNOWN_ACTION ask steps.0.actions.0'],
    [
      'the same action twice',
      { actions: ['text.hash', 'text.hash'] },
      'DUPLICATE_ACTION ask steps.0.actions.1',
    ],
    [
      'a delay that is none',
      { retry: { attempts: 2, maxDelay: 'x' } },
      'INVALID_DURATION ask steps.0.retry.maxDelay',
    ],
  ])('is not given %s', (_, overrides, expected) => expect(findings([agent(overrides)])).toEqual([expected]));

  it('gets proposed corrections', () => {
    const fixOf = (actions: string[]) => compileSteps([agent({ actions })]).diagnostics[0]?.fix;
    expect(fixOf(['shop.chrge'])).toMatchObject({ value: 'shop.charge' });
    expect(fixOf(['text.hash', 'text.hash'])).toMatchObject({ value: ['text.hash'] });
    expect(fixOf(['nothing.likeIt', 'text.hash'])).toMatchObject({ value: ['text.hash'] });
  });
});
