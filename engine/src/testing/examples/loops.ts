import { example, type Example } from './example.ts';

/** One line of the order after the other; `more` says how they are gone through. */
const shipEach = (name: string, more: { window?: number }): Example =>
  example(
    name,
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.lines',
        ...more,
        steps: [
          {
            id: 'ship',
            kind: 'task',
            action: 'test.mark',
            with: { text: '{{ item_index }} {{ item.sku }}' },
          },
        ],
        collect: '{{ steps.ship.text }}',
      },
    ],
    '{{ steps.each }}',
    ['0 red!', '1 green!', '2 blue!'],
  );

/** Steps that do the same again. */
export const loops: Example[] = [
  shipEach('For each in turn', {}),
  shipEach('For each in windows', { window: 2 }),
  example(
    'For each within',
    [
      {
        id: 'rows',
        kind: 'forEach',
        items: 'input.lines.slice(0, 2)',
        steps: [
          {
            id: 'columns',
            kind: 'forEach',
            items: '["a", "b"]',
            steps: [
              {
                id: 'cell',
                kind: 'task',
                action: 'test.mark',
                with: { text: '{{ items.rows.sku }} {{ item }}' },
              },
            ],
            collect: '{{ steps.cell.text }}',
          },
        ],
        collect: '{{ steps.columns.join(", ") }}',
      },
    ],
    '{{ steps.rows }}',
    ['red a!, red b!', 'green a!, green b!'],
  ),
  example(
    'For each at once',
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.lines',
        concurrency: 2,
        onError: 'collect',
        steps: [
          {
            id: 'inner',
            kind: 'forEach',
            items: '[item.sku, "fail " + item.sku].slice(0, item_index + 1)',
            steps: [{ id: 'ship', kind: 'task', action: 'test.send', with: { text: '{{ item }}' } }],
          },
        ],
        collect: '{{ item.sku }}',
      },
    ],
    { done: '{{ steps.each.results }}', failed: '{{ steps.each.errors.map(e => e.message) }}' },
    { done: ['red'], failed: ['It refused “fail green”.', 'It refused “fail blue”.'] },
  ),
  example(
    'Repeat',
    [
      {
        id: 'pages',
        kind: 'repeat',
        mode: 'until',
        when: 'steps.page.text.endsWith("!!!")',
        check: 'after',
        limit: 10,
        steps: [
          {
            id: 'page',
            kind: 'task',
            action: 'test.mark',
            with: { text: '{{ coalesce(steps.page.text, input.id) }}' },
          },
          {
            id: 'odd',
            kind: 'branch',
            cases: [
              {
                id: 'yes',
                when: 'steps.pages.turns % 2 === 1',
                steps: [
                  {
                    id: 'seen',
                    kind: 'transform',
                    value: '{{ [...coalesce(steps.seen, []), steps.pages.turns] }}',
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'few',
        kind: 'repeat',
        mode: 'while',
        when: 'values.left > 0',
        limit: 2,
        onLimit: 'continue',
        steps: [{ id: 'less', kind: 'set', values: { left: '{{ values.left - 1 }}' } }],
      },
    ],
    [
      '{{ steps.page.text }}',
      '{{ steps.pages.turns }}',
      '{{ steps.seen }}',
      '{{ steps.few.turns }}',
      '{{ values.left }}',
    ],
    ['A-1!!!', 3, [1, 3], 2, 3],
    { values: [{ name: 'left', schema: { type: 'number' }, initial: 5 }] },
  ),
  example(
    'Repeat for long',
    [
      { id: 'first', kind: 'task', action: 'test.mark', with: { text: '{{ input.id }}' } },
      {
        id: 'count',
        kind: 'repeat',
        mode: 'while',
        when: '(steps.next ?? 0) < 1100',
        limit: 20_000,
        steps: [{ id: 'next', kind: 'transform', value: '{{ (steps.next ?? 0) + 1 }}' }],
      },
      {
        id: 'last',
        kind: 'task',
        action: 'test.mark',
        with: { text: '{{ steps.first.text }} {{ steps.count.turns }}' },
      },
    ],
    '{{ steps.last.text }}',
    'A-1! 1100!',
  ),
];
