import { example, type Example } from './example.ts';

/** Steps that choose a way, or go several at once. */
export const ways: Example[] = [
  example(
    'Branch',
    [
      {
        id: 'size',
        kind: 'branch',
        cases: [
          {
            id: 'large',
            when: 'input.total > 1000',
            steps: [{ id: 'big', kind: 'transform', value: 'large' }],
          },
          {
            id: 'middle',
            when: 'input.total > 100',
            steps: [{ id: 'mid', kind: 'task', action: 'test.mark', with: { text: 'middle' } }],
          },
        ],
        otherwise: [{ id: 'small', kind: 'transform', value: 'small' }],
      },
    ],
    '{{ coalesce(steps.big, steps.mid.text, steps.small) }}',
    'middle!',
  ),
  example(
    'Switch',
    [
      {
        id: 'way',
        kind: 'switch',
        value: 'input.lines[0].sku',
        cases: [
          {
            id: 'warm',
            is: ['red', 'orange'],
            steps: [{ id: 'w', kind: 'task', action: 'test.mark', with: { text: 'warm' } }],
          },
          { id: 'cold', is: ['blue'], steps: [{ id: 'c', kind: 'fail', message: 'Too cold.' }] },
        ],
        otherwise: [{ id: 'o', kind: 'transform', value: 'other' }],
      },
      {
        id: 'count',
        kind: 'switch',
        value: 'input.lines.length',
        cases: [
          { id: 'none', is: [0], steps: [{ id: 'stop', kind: 'end', output: 'nothing' }] },
          { id: 'three', is: [3], steps: [{ id: 'many', kind: 'transform', value: 'three' }] },
        ],
      },
    ],
    '{{ steps.w.text }} {{ coalesce(steps.o, "none") }} {{ steps.many }}',
    'warm! none three',
  ),
  example(
    'Parallel',
    [
      {
        id: 'lanes',
        kind: 'parallel',
        lanes: [
          { id: 'left', steps: [{ id: 'l', kind: 'task', action: 'test.send', with: { text: 'left' } }] },
          { id: 'right', steps: [{ id: 'r', kind: 'task', action: 'test.mark', with: { text: 'right' } }] },
          {
            id: 'last',
            after: ['left', 'right'],
            steps: [
              {
                id: 'both',
                kind: 'task',
                action: 'test.mark',
                with: { text: '{{ steps.l.text }}{{ steps.r.text }}' },
              },
            ],
          },
        ],
      },
    ],
    '{{ steps.both.text }}',
    'left!right!!',
  ),
  example(
    'State machine',
    [
      {
        id: 'document',
        kind: 'stateMachine',
        initial: 'draft',
        states: [
          {
            id: 'draft',
            entry: [{ id: 'count', kind: 'set', values: { drafts: '{{ values.drafts + 1 }}' } }],
            transitions: [
              {
                id: 'submit',
                event: 'submitted',
                to: 'review',
                steps: [
                  { id: 'told', kind: 'task', action: 'test.mark', with: { text: '{{ event.data.by }}' } },
                ],
              },
            ],
            exit: [{ id: 'left', kind: 'task', action: 'test.mark', with: { text: 'left draft' } }],
          },
          {
            id: 'review',
            title: 'In review',
            transitions: [
              { id: 'again', when: 'values.drafts < 2', to: 'draft' },
              { id: 'accept', event: '*', when: 'event.data.by === "Bob"', to: 'accepted' },
              { id: 'late', after: '10ms', to: 'expired' },
            ],
          },
          { id: 'accepted', final: true },
          {
            id: 'expired',
            final: true,
            entry: [
              { id: 'sorry', kind: 'task', action: 'test.send', with: { text: '{{ steps.told.text }}' } },
            ],
          },
        ],
      },
    ],
    '{{ steps.document.state }} after {{ values.drafts }}: {{ steps.sorry.text }}',
    'expired after 2: Eve!!',
    {
      values: [{ name: 'drafts', schema: { type: 'number' }, initial: 0 }],
      events: [{ name: 'submitted', schema: { type: 'object', properties: { by: { type: 'string' } } } }],
    },
    {
      script: [
        { kind: 'signal', name: 'submitted', data: { by: 'Eve' } },
        { kind: 'signal', name: 'submitted', data: { by: 'Eve' } },
      ],
    },
  ),
  example(
    'State machine for long',
    [
      {
        id: 'light',
        kind: 'stateMachine',
        initial: 'off',
        most: 5_000,
        states: [
          {
            id: 'off',
            entry: [{ id: 'count', kind: 'set', values: { times: '{{ values.times + 1 }}' } }],
            transitions: [
              { id: 'broken', when: 'values.times > 600', to: 'dark' },
              { id: 'press', to: 'on' },
            ],
          },
          { id: 'on', transitions: [{ id: 'release', to: 'off' }] },
          { id: 'dark', final: true },
        ],
      },
    ],
    '{{ steps.light.state }} after {{ values.times }}',
    'dark after 601',
    { values: [{ name: 'times', schema: { type: 'number' }, initial: 0 }] },
  ),
  example(
    'End within',
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.lines',
        concurrency: 3,
        steps: [
          {
            id: 'found',
            kind: 'branch',
            cases: [
              {
                id: 'yes',
                when: 'item.sku === "green"',
                steps: [
                  { id: 'mark', kind: 'task', action: 'test.mark', with: { text: 'found {{ item.sku }}' } },
                  { id: 'stop', kind: 'end', output: '{{ steps.mark.text }}' },
                ],
              },
            ],
            otherwise: [{ id: 'rest', kind: 'wait', for: '1h' }],
          },
        ],
      },
    ],
    'never',
    'found green!',
  ),
];
