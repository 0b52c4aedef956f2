import { example, type Example } from './example.ts';

/** Steps that do or compute something. */
export const tasks: Example[] = [
  example(
    'Task',
    [
      {
        id: 'fast',
        kind: 'task',
        title: 'Mark it',
        action: 'test.mark',
        with: { text: '{{ input.id }} {{ run.workflow }}' },
      },
      {
        id: 'slow',
        kind: 'task',
        action: 'test.send',
        with: { text: '{{ steps.fast.text }}' },
        timeout: '5s',
        retry: { attempts: 2, firstDelay: '200ms' },
      },
    ],
    '{{ steps.slow.text }}',
    'A-1 Task!!',
  ),
  example(
    'Code',
    [
      {
        id: 'work',
        kind: 'code',
        source: 'export default (i) => `${i.a}\\n`;\n',
        with: { a: '{{ input.total }}' },
      },
    ],
    '{{ steps.work }}',
    { given: { a: 250 } },
  ),
  example(
    'Agent',
    [
      {
        id: 'sorted',
        kind: 'agent',
        instructions: 'Who takes {{ input.id }}?',
        with: { total: '{{ input.total }}' },
        output: {
          type: 'object',
          properties: {
            said: { type: 'string' },
            of: { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] },
          },
          required: ['said', 'of'],
        },
        actions: ['test.mark'],
        turns: 3,
        timeout: '20s',
      },
      { id: 'freely', kind: 'agent', instructions: 'Say hello' },
    ],
    '{{ steps.sorted.answer.said }} {{ steps.sorted.answer.of.total }} {{ steps.freely.model }}',
    'Who takes A-1? 250 Test',
  ),
  example(
    'Set',
    [
      { id: 'first', kind: 'set', values: { status: 'seen', count: '{{ values.count + 1 }}' } },
      { id: 'then', kind: 'set', values: { count: '{{ values.count + 1 }}' } },
    ],
    '{{ values.status }} {{ values.count }}',
    'seen 2',
    {
      values: [
        { name: 'status', schema: { type: 'string' }, initial: 'new' },
        { name: 'count', schema: { type: 'number' }, initial: 0 },
      ],
    },
  ),
  example(
    'Transform',
    [
      {
        id: 'gross',
        kind: 'transform',
        value: { amount: '{{ round(input.total * 1.2, 2) }}', of: ['{{ input.id }}'] },
      },
      { id: 'shown', kind: 'transform', value: 'Total {{ money(steps.gross.amount, "EUR") }}' },
    ],
    { shown: '{{ steps.shown }}', of: '{{ steps.gross.of[0] }}' },
    { shown: 'Total € 300.00', of: 'A-1' },
  ),
];
