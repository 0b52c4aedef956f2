import { example, type Example } from './example.ts';

/** Steps around others: for when these fail, or for a name. */
export const scopes: Example[] = [
  example(
    'Try',
    [
      {
        id: 'safely',
        kind: 'try',
        steps: [{ id: 'risky', kind: 'task', action: 'test.send', with: { text: 'fail {{ input.id }}' } }],
        catch: [
          {
            id: 'told',
            kind: 'task',
            action: 'test.mark',
            with: { text: '{{ error.step }} {{ error.code }} {{ error.message }}' },
          },
        ],
        finally: [{ id: 'after', kind: 'task', action: 'test.mark', with: { text: 'after' } }],
      },
    ],
    '{{ steps.told.text }}',
    'risky REFUSED It refused “fail A-1”.!',
  ),
  example(
    'All or nothing',
    [
      {
        id: 'ordered',
        kind: 'try',
        steps: [
          {
            id: 'order',
            kind: 'saga',
            steps: [
              { id: 'reserve', kind: 'task', action: 'test.mark', with: { text: 'reserved' } },
              { id: 'charge', kind: 'task', action: 'test.send', with: { text: 'charged' } },
              { id: 'ship', kind: 'task', action: 'test.send', with: { text: 'fail shipping' } },
            ],
            undo: {
              reserve: [
                {
                  id: 'release',
                  kind: 'task',
                  action: 'test.mark',
                  with: { text: '{{ steps.reserve.text }}' },
                },
                {
                  id: 'released',
                  kind: 'set',
                  values: { undone: '{{ [...values.undone, steps.release.text] }}' },
                },
              ],
              charge: [
                {
                  id: 'refund',
                  kind: 'task',
                  action: 'test.send',
                  with: { text: '{{ steps.charge.text }} after {{ error.step }} {{ steps.reserve.text }}' },
                },
                {
                  id: 'refunded',
                  kind: 'set',
                  values: { undone: '{{ [...values.undone, steps.refund.text] }}' },
                },
              ],
            },
          },
        ],
        catch: [{ id: 'told', kind: 'transform', value: '{{ error.code }} {{ error.step }}' }],
      },
    ],
    { undone: '{{ values.undone }}', told: '{{ steps.told }}' },
    { undone: ['charged! after ship reserved!!', 'reserved!!'], told: 'REFUSED ship' },
    { values: [{ name: 'undone', schema: { type: 'array', items: { type: 'string' } }, initial: [] }] },
  ),
  example(
    'Try again',
    [
      {
        id: 'again',
        kind: 'retry',
        retry: { attempts: 3, firstDelay: '10ms', factor: 2 },
        errors: ['NOT_YET'],
        steps: [
          { id: 'count', kind: 'set', values: { tries: '{{ values.tries + 1 }}' } },
          { id: 'ask', kind: 'task', action: 'test.mark', with: { text: 'asked' } },
          {
            id: 'ready',
            kind: 'branch',
            cases: [
              {
                id: 'early',
                when: 'values.tries < 3',
                steps: [{ id: 'wait', kind: 'fail', message: 'Not yet.', code: 'NOT_YET' }],
              },
            ],
          },
        ],
      },
    ],
    '{{ steps.ask.text }} {{ values.tries }} times',
    'asked! 3 times',
    { values: [{ name: 'tries', schema: { type: 'number' }, initial: 0 }] },
  ),
  example(
    'Phase',
    [
      {
        id: 'prepare',
        kind: 'phase',
        title: 'Prepare',
        steps: [
          { id: 'first', kind: 'task', action: 'test.mark', with: { text: 'first' } },
          {
            id: 'both',
            kind: 'phase',
            title: 'Ship and bill',
            order: 'atOnce',
            steps: [
              {
                id: 'ship',
                kind: 'task',
                action: 'test.send',
                with: { text: '{{ steps.first.text }} shipped' },
              },
              {
                id: 'bill',
                kind: 'task',
                action: 'test.mark',
                with: { text: '{{ steps.first.text }} billed' },
              },
            ],
          },
          { id: 'told', kind: 'transform', value: '{{ steps.ship.text }}, {{ steps.bill.text }}' },
        ],
      },
    ],
    '{{ steps.told }} after {{ steps.first.text }}',
    'first! shipped!, first! billed! after first!',
  ),
];
