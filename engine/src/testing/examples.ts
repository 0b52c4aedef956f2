import type { DefinitionInput } from '../definition/index.ts';
import type { Mocks, ScriptedInput } from '../simulator/index.ts';

const orderInput: DefinitionInput['input'] = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    total: { type: 'number' },
    lines: {
      type: 'array',
      items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] },
    },
  },
  required: ['id', 'total', 'lines'],
};

export const orderOf = (overrides: Record<string, unknown> = {}) => ({
  id: 'A-1',
  total: 250,
  lines: [{ sku: 'red' }, { sku: 'green' }, { sku: 'blue' }],
  ...overrides,
});

export interface Example {
  definition: DefinitionInput;
  output: unknown;
  /** What stands in for tasks, where `testMocks` does not do. */
  mocks?: Mocks;
  /** What people and others do while it runs. */
  script?: ScriptedInput[];
}

const example = (
  name: string,
  steps: DefinitionInput['steps'],
  output: unknown,
  expected: unknown,
  more: Partial<DefinitionInput> = {},
  surroundings: Pick<Example, 'mocks' | 'script'> = {},
): Example => ({
  definition: {
    format: 1,
    name,
    subject: `${name} {{ input.id }}`,
    input: orderInput,
    steps,
    output,
    ...more,
  } as DefinitionInput,
  output: expected,
  ...surroundings,
});

/** A workflow per kind of step, with what it gives for `orderOf()`. */
export const examples: Example[] = [
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
  example(
    'Approval',
    [
      {
        id: 'ask',
        kind: 'approval',
        ask: 'Approve {{ input.id }}?',
        to: { people: ['ada@example.com', '{{ input.id }}@example.com'], roles: ['owner'] },
        facts: [{ label: 'Total', value: '{{ input.total }}' }],
        deadline: { after: '1d', then: 'expire' },
      },
    ],
    '{{ steps.ask.decision }} by {{ steps.ask.by.name }}',
    'approved by Ada',
    {},
    { script: [{ kind: 'decide', step: 'ask', decision: 'approved', by: { id: 'user', name: 'Ada' } }] },
  ),
  example(
    'Notify',
    [
      {
        id: 'tell',
        kind: 'notify',
        to: { people: ['ada@example.com', '{{ input.id }}@example.com'], roles: ['admin'], starter: true },
        message: 'Order {{ input.id }} is late',
        details: 'It has {{ input.lines.length }} lines.',
        urgency: 'urgent',
      },
      { id: 'note', kind: 'notify', to: { starter: true }, message: 'Seen', urgency: 'quiet' },
    ],
    '{{ steps.tell.told }} {{ steps.tell.unknown.length }}',
    '4 0',
  ),
  example(
    'Approval with escalation',
    [
      {
        id: 'ask',
        kind: 'approval',
        ask: 'Approve {{ input.id }}?',
        to: { people: ['ada@example.com', 'grace@example.com'] },
        rule: { kind: 'quorum', count: 2 },
        remindEvery: '4h',
        remindAtMost: 3,
        escalation: { after: '2d', to: { people: ['{{ input.id }}@example.com'], roles: ['owner'] } },
        allowSelf: false,
        onReject: 'fail',
      },
    ],
    '{{ steps.ask.approved }}',
    true,
    {},
    { script: [{ kind: 'decide', step: 'ask', decision: 'approved', by: { id: 'user', name: 'Ada' } }] },
  ),
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
    'For each in turn',
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.lines',
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
  ),
  example(
    'For each in windows',
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.lines',
        window: 2,
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
  ),
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
  example(
    'Wait',
    [
      { id: 'pause', kind: 'wait', for: '10ms' },
      { id: 'until', kind: 'wait', until: '{{ addDuration(run.startedAt, "20ms") }}' },
    ],
    'waited',
    'waited',
  ),
  example(
    'Sub workflow',
    [
      { id: 'child', kind: 'subworkflow', workflow: 'child', with: { id: '{{ input.id }}' } },
      {
        id: 'apart',
        kind: 'subworkflow',
        workflow: 'child',
        with: { id: 'b' },
        wait: false,
        onClose: 'leave',
      },
    ],
    '{{ steps.child }} {{ isEmpty(steps.apart.runId) }}',
    'child of A-1 false',
  ),
  example(
    'Dunning',
    [
      {
        id: 'reminders',
        kind: 'recurring',
        workflow: 'child',
        with: { id: '{{ input.id }}-{{ steps.reminders.times + 1 }}' },
        every: '10ms',
        startNow: true,
        limit: 5,
        until: 'steps.reminders.last === "child of A-1-3"',
      },
      {
        id: 'leapDays',
        kind: 'recurring',
        workflow: 'child',
        with: { id: 'b' },
        cron: '0 9 29 2 *',
        timeZone: 'Europe/Berlin',
        startNow: true,
        within: '1h',
        wait: false,
        onFailure: 'continue',
        onClose: 'leave',
      },
    ],
    '{{ steps.reminders.times }} times, {{ steps.leapDays.times }} apart: {{ isEmpty(steps.leapDays.last.runId) }}',
    '3 times, 1 apart: false',
  ),
  example(
    'Receive',
    [
      {
        id: 'payment',
        kind: 'receive',
        event: 'paid',
        where: 'event.data.order === input.id',
        deadline: { after: '1h', then: 'fail' },
      },
      { id: 'parcel', kind: 'receive', event: 'shipped', deadline: { after: '10ms', then: 'continue' } },
    ],
    'paid {{ steps.payment.data.amount }} {{ steps.parcel.received ? steps.parcel.data.by : "not shipped" }}',
    'paid 250 not shipped',
    {
      events: [
        {
          name: 'paid',
          title: 'Payment received',
          schema: {
            type: 'object',
            properties: { order: { type: 'string' }, amount: { type: 'number' } },
            required: ['order', 'amount'],
          },
        },
        { name: 'shipped', schema: { type: 'object', properties: { by: { type: 'string' } } } },
      ],
    },
    {
      script: [
        { kind: 'signal', name: 'paid', data: { order: 'another', amount: 1 } },
        { kind: 'signal', name: 'paid', data: { order: 'A-1', amount: 250 } },
      ],
    },
  ),
  example(
    'Send',
    [
      {
        id: 'apart',
        kind: 'subworkflow',
        workflow: 'child',
        with: { id: 'b' },
        wait: false,
        onClose: 'leave',
      },
      {
        id: 'tell',
        kind: 'send',
        to: 'child',
        step: 'apart',
        event: 'hurry',
        data: { by: '{{ input.id }}' },
      },
      { id: 'all', kind: 'send', to: 'project', event: 'orderSeen', data: { id: '{{ input.id }}' } },
      { id: 'other', kind: 'send', to: 'run', run: '{{ steps.apart.runId }}', event: 'hurry', data: {} },
    ],
    'sent',
    'sent',
  ),
  example(
    'Status',
    [
      { id: 'begun', kind: 'status', text: 'Order {{ input.id }} is being packed' },
      {
        id: 'counted',
        kind: 'status',
        text: 'Packed',
        fields: { parcels: '{{ input.lines.length }}', total: '{{ input.total }}' },
      },
    ],
    'shown',
    'shown',
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
    'Backlog',
    [
      { id: 'first', kind: 'backlogAdd', backlog: 'alerts', item: { device: '{{ input.id }}', level: 1 } },
      { id: 'again', kind: 'backlogAdd', backlog: 'alerts', item: { device: '{{ input.id }}', level: 5 } },
      { id: 'urgent', kind: 'backlogAdd', backlog: 'alerts', item: { device: 'B-2', level: 9 } },
      { id: 'seen', kind: 'backlogPeek', backlog: 'alerts', count: 5 },
      { id: 'next', kind: 'backlogTake', backlog: 'alerts' },
      { id: 'then', kind: 'backlogTake', backlog: 'alerts', wait: { atMost: '1h' } },
      { id: 'none', kind: 'backlogTake', backlog: 'alerts', wait: { atMost: '50ms' }, onFailure: 'drop' },
    ],
    '{{ steps.again.reason }} {{ steps.seen.size }} {{ steps.next.item.device }} {{ steps.then.item.device }} {{ steps.none.found }}',
    'duplicate 2 B-2 A-1 false',
    {
      backlogs: [
        {
          name: 'alerts',
          item: {
            type: 'object',
            properties: { device: { type: 'string' }, level: { type: 'number' } },
            required: ['device', 'level'],
          },
          order: 'priority',
          priority: 'item.level',
          key: 'item.device',
        },
      ],
    },
  ),
  example(
    'Respond',
    [
      {
        id: 'answer',
        kind: 'respond',
        status: '{{ input.total > 100 ? 201 : 200 }}',
        headers: { 'Content-Type': 'application/json', location: '/orders/{{ input.id }}' },
        body: { order: '{{ input.id }}' },
      },
      { id: 'after', kind: 'task', action: 'test.send', with: { text: 'as {{ steps.answer.status }}' } },
    ],
    '{{ steps.after.text }} {{ steps.answer.headers.location }}',
    'as 201! /orders/A-1',
    { triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond' }] },
  ),
  example(
    'Record',
    [
      { id: 'opened', kind: 'record', event: 'opened', subject: 'account-{{ input.id }}' },
      {
        id: 'deposited',
        kind: 'record',
        event: 'deposited',
        subject: 'account-{{ input.id }}',
        data: { amount: '{{ input.total }}' },
        after: '{{ steps.opened.number }}',
      },
    ],
    '{{ steps.deposited.number }}',
    2,
  ),
  example(
    'Look up',
    [
      {
        id: 'deposited',
        kind: 'record',
        event: 'deposited',
        subject: 'account-{{ input.id }}',
        data: { amount: '{{ input.total }}' },
      },
      {
        id: 'paid',
        kind: 'record',
        event: 'paid',
        subject: 'account-{{ input.id }}',
        data: { amount: 50 },
      },
      { id: 'account', kind: 'lookUp', model: 'balances', key: 'account-{{ input.id }}' },
      { id: 'other', kind: 'lookUp', model: 'balances', key: 'account-none' },
    ],
    '{{ steps.account.entry.balance }} {{ steps.other.found }}',
    '200 false',
    {
      readModels: [
        {
          name: 'balances',
          state: { type: 'object', properties: { balance: { type: 'number' } }, required: ['balance'] },
          initial: { balance: 0 },
          on: [
            { event: 'deposited', set: { balance: '{{ item.balance + event.data.amount }}' } },
            { event: 'paid', set: { balance: '{{ item.balance - event.data.amount }}' } },
          ],
        },
      ],
    },
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

export const childDefinition: DefinitionInput = {
  format: 1,
  name: 'Child',
  input: { type: 'object', properties: { id: { type: 'string' } } },
  steps: [{ id: 'mark', kind: 'task', action: 'test.mark', with: { text: 'x' } }],
  output: 'child of {{ input.id }}',
};
