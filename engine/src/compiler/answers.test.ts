import { describe, expect, it } from 'vitest';
import type { DefinitionInput } from '../definition/index.ts';
import { compileSteps, findings, planOf, use, type WrittenStep } from './testing/fixtures.ts';

const waits: Partial<DefinitionInput> = { triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond' }] };
const answer = (id = 'say', more: object = {}): WrittenStep => ({ id, kind: 'respond', ...more });
const choose = (id: string, then: WrittenStep[], otherwise?: WrittenStep[]): WrittenStep => ({
  id,
  kind: 'branch',
  cases: [{ id: `${id}Yes`, when: 'input.total > 1', steps: then }],
  ...(otherwise ? { otherwise } : {}),
});
const stop: WrittenStep = { id: 'stop', kind: 'end' };
const check = (...steps: WrittenStep[]) => findings(steps, waits);

describe('an answer to the caller', () => {
  it('is no effect: a run that does nothing else can be carried out in process', () => {
    expect(planOf([answer(), use('a', 'steps.say.status')], waits).effects).toBe('none');
  });

  it('comes once on each way', () => {
    expect(check(answer(), answer('again'))).toEqual(['ANSWERED_TWICE again steps.1']);
    expect(check(choose('if', [answer()], [answer('no')]))).toEqual([]);
    expect(check(choose('if', [answer(), stop]), answer('later'))).toEqual([]);
    expect(check(choose('if', [answer()]), answer('later'))).toEqual(['ANSWERED_TWICE later steps.1']);
    expect(check(answer(), answer('again', { disabled: true }))).toEqual([]);
    const attempt = { id: 't', kind: 'try' as const, steps: [answer()], catch: [answer('sorry')] };
    expect(check(attempt)).toEqual(['ANSWERED_TWICE sorry steps.0.catch.0']);
    const lanes = [answer('left'), answer('right')].map((step) => ({ id: `in_${step.id}`, steps: [step] }));
    expect(check({ id: 'p', kind: 'parallel', lanes })).toEqual([
      'ANSWERED_TWICE right steps.0.lanes.1.steps.0',
    ]);
    const each = { id: 'e', kind: 'forEach' as const, items: '[1, 2]', steps: [answer()] };
    expect(check(each)).toEqual(['ANSWERED_TWICE say steps.0.steps.0']);
  });

  it('is an error where it certainly is the second one, and a warning where it may be', () => {
    const severity = (...steps: WrittenStep[]) =>
      compileSteps(steps, waits).diagnostics.map((one) => one.severity);
    expect(severity(answer(), answer('again'))).toEqual(['error']);
    expect(severity(choose('if', [answer()]), answer('later'))).toEqual(['warning']);
  });

  it('has somebody who waits for it', () => {
    const [none] = compileSteps([answer()]).diagnostics;
    expect(none).toMatchObject({ code: 'NO_CALLER', severity: 'warning', stepId: 'say' });
    expect(none?.fix?.value).toContainEqual({
      id: 'webhook',
      kind: 'webhook',
      reply: 'respond',
      verify: 'none',
    });
    const other: Partial<DefinitionInput> = { triggers: [{ id: 'hook', kind: 'webhook', reply: 'output' }] };
    expect(compileSteps([answer()], other).diagnostics).toMatchObject([
      { code: 'NO_CALLER', fix: { path: ['triggers', 0, 'reply'], value: 'respond' } },
    ]);
  });

  it('is there where somebody waits for it', () => {
    const never = ['NEVER_ANSWERED - triggers.0.reply'];
    expect(check(use('a', '1'))).toEqual(never);
    expect(check(answer('say', { disabled: true }))).toEqual(never);
    expect(check(stop, answer())).toEqual(['UNREACHABLE_STEP say steps.1', ...never]);
  });

  it.each<[string, object, string]>([
    ['a redirect', { status: 302 }, 'INVALID_STATUS say steps.0.status'],
    ['a word for a status', { status: 'fine' }, 'INVALID_STATUS say steps.0.status'],
    [
      'a header that means more',
      { headers: { 'Set-Cookie': 'a' } },
      'HEADER_NOT_ALLOWED say steps.0.headers.Set-Cookie',
    ],
    [
      'a page',
      { headers: { 'content-type': 'text/html' } },
      'HEADER_NOT_ALLOWED say steps.0.headers.content-type',
    ],
    ['a secret', { body: '{{ secrets.stripeKey }}' }, 'SECRET_OUTSIDE_TASK say steps.0.body'],
  ])('cannot be %s', (_, fields, expected) => expect(check(answer('say', fields))).toEqual([expected]));

  it('is proposed the header that was meant', () => {
    const [finding] = compileSteps(
      [answer('say', { headers: { 'content-typ': 'text/csv' } })],
      waits,
    ).diagnostics;
    expect(finding?.fix).toMatchObject({
      path: ['steps', 0, 'headers'],
      value: { 'content-type': 'text/csv' },
    });
  });
});
