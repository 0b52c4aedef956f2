import { describe, expect, it } from 'vitest';
import type { Step, StepOf } from '../steps/index.ts';
import { createSentenceWords, describeStep, humanize, sentenceText } from './index.ts';

const charge: Step = {
  kind: 'task',
  id: 'charge',
  title: 'Charge card',
  action: 'shop.charge',
  with: { amount: '{{ input.order.total }}', card: '{{ secrets.card }}' },
  retry: { attempts: 5 },
};
const words = createSentenceWords({
  definition: {
    input: {
      type: 'object',
      properties: {
        order: { type: 'object', title: 'Order', properties: { total: { type: 'number', title: 'Total' } } },
      },
    },
    values: [{ name: 'stage', title: 'Stage', schema: { type: 'string' }, initial: 'new' }],
    steps: [charge],
  },
  actions: [
    {
      name: 'shop.charge',
      title: 'Charge',
      sentence: 'Charge {amount} to {card}',
      input: { type: 'object', properties: { amount: { type: 'number' }, card: { type: 'string' } } },
    },
  ],
  workflows: [{ id: 'w1', name: 'Ship order' }],
});
const recurring = (more: Partial<StepOf<'recurring'>>): Step => ({
  ...{ kind: 'recurring', id: 's', workflow: 'w1', with: {}, timeZone: 'UTC', startNow: false },
  ...{ wait: true, overlap: 'skip', onFailure: 'stop', onClose: 'cancel' },
  ...more,
});
it('names a value that is only printed as money or a date', () => {
  expect(words.value("money(input.order.total, 'EUR')")).toBe('Order · Total');
  expect(words.value('round(input.order.total * 2, 2)')).toBeUndefined();
  expect(words.value("money(sum(input.order.lines), 'EUR')")).toBeUndefined();
});

const say = (step: Step) => sentenceText(describeStep(step, words));

describe('describeStep', () => {
  it.each<[Step, string]>([
    [charge, 'Charge Order · Total to secret card, try 5 times'],
    [{ kind: 'task', id: 'new', action: '', with: {} }, 'Choose what to do'],
    [
      {
        kind: 'receive',
        id: 'r',
        event: 'paymentReceived',
        where: 'event.data.total > 5',
        deadline: { after: '2d', then: 'fail' },
      },
      'Wait for Payment received where event · Data · Total is over 5, at most 2 days',
    ],
    [
      { kind: 'send', id: 's', to: 'parent', event: '', data: {} },
      'Send an event to the run that started this one',
    ],
    [{ kind: 'status', id: 's', text: 'At {{ values.stage }}', fields: {} }, 'Show the status At ‹Stage›'],
    [
      { kind: 'code', id: 'c', source: 'x', with: { order: '{{ input.order }}' } },
      'Run your own code with order',
    ],
    [
      { kind: 'agent', id: 'a', instructions: 'Sort {{ input.order }}', with: {}, actions: [] },
      'Ask the AI Assistant: Sort ‹Order›',
    ],
    [
      {
        kind: 'notify',
        id: 'n',
        to: { people: ['ada@example.com'], starter: true },
        message: '{{ values.stage }} is late',
        urgency: 'urgent',
      },
      'Tell ada@example.com and who started the run urgently: ‹Stage› is late',
    ],
    [
      { kind: 'notify', id: 'n', to: { roles: ['owner', 'member'] }, message: 'Hello', urgency: 'quiet' },
      'Tell the owners and all members quietly: Hello',
    ],
    [
      { kind: 'notify', id: 'n', to: {}, message: '', urgency: 'normal' },
      'Tell somebody: what they are to know',
    ],
    [
      { kind: 'respond', id: 'r', status: 201, headers: {}, body: { order: 1, total: 2 } },
      'Answer the caller with 201 and order, total',
    ],
    [
      { kind: 'respond', id: 'r', status: 200, headers: {}, body: '{{ values.stage }}' },
      'Answer the caller with 200 and Stage',
    ],
    [{ kind: 'set', id: 's', values: { stage: 'paid' } }, 'Set Stage to paid'],
    [
      { kind: 'transform', id: 't', value: { name: '{{ input.name }}', total: 1 } },
      'Make a value with name and total',
    ],
    [
      {
        kind: 'approval',
        id: 'ok',
        ask: 'Approve {{ input.order.total }}?',
        to: { people: ['ada@example.com'], roles: ['admin'] },
        rule: { kind: 'any' },
        facts: [],
        risk: 'normal',
        allowSelf: true,
        onReject: 'continue',
        deadline: { after: '2d', then: 'reject' },
      },
      'Ask ada@example.com or an admin: Approve ‹Order · Total›?, within 2 days',
    ],
    [
      { kind: 'branch', id: 'b', cases: [{ id: 'x', when: 'input.order.total > 500', steps: [] }] },
      'If Order · Total is over 500',
    ],
    [
      {
        kind: 'branch',
        id: 'b',
        cases: [{ id: 'x', when: "!steps.charge.tags.includes('vip')", steps: [] }],
      },
      'If Charge card · Tags does not contain vip',
    ],
    [
      { kind: 'branch', id: 'b', cases: [{ id: 'x', when: '!isEmpty(values.stage)', steps: [] }] },
      'If Stage is not empty',
    ],
    [
      {
        kind: 'task',
        id: 'm',
        action: 'shop.charge',
        with: { amount: 5, card: ['a@b.cd', '{{ input.order }}'] },
      },
      'Charge 5 to a@b.cd, ‹Order›',
    ],
    [{ kind: 'branch', id: 'b', cases: [{ id: 'x', when: '', steps: [] }] }, 'If a condition'],
    [
      { kind: 'switch', id: 'w', value: 'values.stage', cases: [{ id: 'x', is: ['paid'], steps: [] }] },
      'Choose a way by Stage',
    ],
    [
      {
        kind: 'saga',
        id: 'o',
        steps: [charge],
        undo: {},
        undoOn: { failures: 'any', cancel: true },
      },
      'All or nothing: do 1 step, and undo what was done if one fails',
    ],
    [
      {
        kind: 'repeat',
        id: 'l',
        mode: 'until',
        when: "values.stage === 'paid'",
        check: 'after',
        limit: 20,
        onLimit: 'fail',
        steps: [],
      },
      'Repeat until Stage is paid, up to 20 times',
    ],
    [
      { kind: 'retry', id: 'r', retry: { attempts: 3 }, errors: ['BUSY'], steps: [] },
      'If it fails, do it all again, up to 3 times, but only after BUSY',
    ],
    [
      { kind: 'phase', id: 'h', title: 'Prepare', order: 'atOnce', steps: [charge] },
      'Phase Prepare: 1 step, all at once',
    ],
    [{ kind: 'parallel', id: 'p', lanes: [{ id: 'l', title: 'Mail', steps: [] }] }, 'At once: Mail'],
    [
      { kind: 'forEach', id: 'f', items: 'steps.charge.lines', concurrency: 3, onError: 'stop', steps: [] },
      'For each of Charge card · Lines, 3 at a time',
    ],
    [{ kind: 'try', id: 't', steps: [], catch: [] }, 'Try, and if something fails, take care of it'],
    [{ kind: 'wait', id: 'w', for: '1d 12h' }, 'Wait for 1 day 12 hours'],
    [
      { kind: 'subworkflow', id: 's', workflow: 'w1', with: {}, wait: true, onClose: 'cancel' },
      'Run Ship order and wait for it',
    ],
    [recurring({ cron: '0 9 * * 1', limit: 12 }), 'Every Monday at 09:00 start Ship order, at most 12 times'],
    [
      recurring({ every: '1h', within: '2d', until: 'steps.s.last.done' }),
      'Every hour start Ship order, for 2 days, until S · Last · Done is true',
    ],
    [recurring({ every: '{{ input.pause }}', limit: 1 }), 'Every Pause start Ship order, at most 1 time'],
    [recurring({ cron: '' }), 'Every so often start Ship order'],
    [{ kind: 'end', id: 'e' }, 'End the run'],
    [{ kind: 'fail', id: 'f', message: 'No stock for {{ item.sku }}' }, 'Fail: No stock for ‹item · Sku›'],
  ])('says what %o does', (step, sentence) => expect(say(step)).toBe(sentence));

  it('marks what the author has still to choose', () => {
    const parts = describeStep({ kind: 'wait', id: 'w' }, words);
    expect(parts.at(-1)).toEqual({ kind: 'chip', text: 'a while', missing: true });
  });
});

it('reads names of fields as words', () => {
  expect(humanize('customerEmail')).toBe('Customer email');
  expect(humanize('order_id')).toBe('Order id');
});
