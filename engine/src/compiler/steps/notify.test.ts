import { describe, expect, it } from 'vitest';
import { compileSteps, findings, use, type WrittenStep } from '../testing/fixtures.ts';

const notify = (overrides: object = {}): WrittenStep => ({
  id: 'tell',
  kind: 'notify',
  to: { roles: ['owner'] },
  message: 'Order {{ input.id }} is late',
  ...overrides,
});

describe('a step that tells people', () => {
  it('gives how many were told', () => {
    expect(findings([notify(), use('a', 'steps.tell.told + 1')])).toEqual([]);
    expect(findings([notify({ to: { starter: true } })])).toEqual([]);
  });

  it('has somebody to tell, and something to say', () => {
    expect(findings([notify({ to: {} })])).toEqual(['NOBODY_TO_ASK tell steps.0.to']);
    expect(findings([notify({ message: ' ' })])).toEqual(['MISSING_NAME tell steps.0.message']);
    expect(findings([notify({ message: '{{ secrets.stripeKey }}' })])).toEqual([
      'SECRET_OUTSIDE_TASK tell steps.0.message',
    ]);
  });

  it('is proposed the person who was meant', () => {
    const [finding] = compileSteps([notify({ to: { people: ['adda@example.com'] } })]).diagnostics;
    expect(finding).toMatchObject({
      code: 'UNKNOWN_PERSON',
      severity: 'warning',
      fix: { title: 'Tell ada@example.com', value: 'ada@example.com' },
    });
  });
});
