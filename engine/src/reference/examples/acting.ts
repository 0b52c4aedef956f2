import { type KindExample, mail } from './kind-example.ts';

export const task: KindExample = {
  steps: [
    {
      id: 'rates',
      kind: 'task',
      action: 'http.request',
      with: {
        method: 'GET',
        url: 'https://api.example.com/rates/{{ input.currency }}',
        headers: { authorization: 'Bearer {{ secrets.apiKey }}' },
      },
      retry: { attempts: 5, firstDelay: '2s' },
      timeout: '20s',
    },
  ],
  workflow: { output: '{{ steps.rates.status }}' },
};

export const code: KindExample = {
  steps: [
    {
      id: 'postage',
      kind: 'code',
      source:
        'export default ({ weight }: { weight: number }) => ({\n  price: weight <= 2 ? 4.99 : 4.99 + Math.ceil(weight - 2) * 1.5,\n});\n',
      with: { weight: '{{ input.weight }}' },
      output: { type: 'object', properties: { price: { type: 'number' } }, required: ['price'] },
    },
  ],
  workflow: { output: '{{ steps.postage.price }}' },
};

export const agent: KindExample = {
  steps: [
    {
      id: 'sorted',
      kind: 'agent',
      instructions: 'Which department packs this order, and how fragile is it?',
      with: { items: '{{ input.items }}' },
      output: {
        type: 'object',
        properties: {
          department: { type: 'string', enum: ['glass', 'books', 'others'] },
          fragile: { type: 'boolean' },
        },
        required: ['department', 'fragile'],
      },
    },
  ],
  workflow: { output: '{{ steps.sorted.answer.department }}' },
};

export const transform: KindExample = {
  steps: [
    {
      id: 'bill',
      kind: 'transform',
      value: {
        net: '{{ sum(input.items, item => item.price * item.quantity) }}',
        greeting: 'Dear {{ input.customer }}',
      },
    },
  ],
  workflow: { output: '{{ round(steps.bill.net * 1.19, 2) }}' },
};

export const set: KindExample = {
  steps: [{ id: 'remind', kind: 'set', values: { reminders: '{{ values.reminders + 1 }}' } }],
  workflow: {
    values: [{ name: 'reminders', title: 'Reminders', schema: { type: 'number' }, initial: 0 }],
    output: '{{ values.reminders }}',
  },
};

export const status: KindExample = {
  steps: [
    {
      id: 'packing',
      kind: 'status',
      text: 'Packing for {{ input.customer }}',
      fields: { parcels: '{{ input.items.length }}' },
    },
  ],
};

export const notify: KindExample = {
  steps: [
    {
      id: 'tell',
      kind: 'notify',
      to: { roles: ['admin'], starter: true },
      message: 'Order {{ input.id }} of {{ input.customer }} is late',
      details: 'It is worth {{ money(input.total, "EUR") }}.',
      urgency: 'urgent',
    },
  ],
  workflow: { output: '{{ steps.tell.told }}' },
};

export const approval: KindExample = {
  steps: [
    {
      id: 'finance',
      kind: 'approval',
      ask: 'Approve order {{ input.id }}',
      to: { roles: ['admin'] },
      facts: [
        { label: 'Customer', value: '{{ input.customer }}' },
        { label: 'Total', value: '{{ money(input.total, "EUR") }}' },
      ],
      deadline: { after: '2d', then: 'reject' },
      remindEvery: '1d',
    },
  ],
  workflow: { output: '{{ steps.finance.approved ? "bought" : "declined" }}' },
};

export const wait: KindExample = {
  steps: [{ id: 'cooling', kind: 'wait', for: '14d' }, mail('ask', 'How do you like it?')],
};

export const recurring: KindExample = {
  steps: [
    {
      id: 'reminders',
      kind: 'recurring',
      workflow: 'invoicing',
      with: { order: '{{ input.id }} ({{ steps.reminders.times + 1 }})', total: '{{ input.total }}' },
      cron: '0 9 * * 1',
      timeZone: 'Europe/Berlin',
      limit: 12,
      until: 'steps.reminders.failed > 2',
    },
  ],
  workflow: { output: '{{ steps.reminders.times }}' },
};

export const receive: KindExample = {
  steps: [
    {
      id: 'payment',
      kind: 'receive',
      event: 'paid',
      where: 'event.data.amount >= input.total',
      deadline: { after: '14d', then: 'continue' },
    },
  ],
  workflow: {
    events: [
      {
        name: 'paid',
        title: 'Paid',
        schema: { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] },
      },
    ],
    output: '{{ steps.payment.received ? steps.payment.data.amount : 0 }}',
  },
};

export const send: KindExample = {
  steps: [
    {
      id: 'tell',
      kind: 'send',
      to: 'project',
      event: 'orderShipped',
      data: { order: '{{ input.id }}', parcels: '{{ input.items.length }}' },
    },
  ],
};

export const respond: KindExample = {
  steps: [
    {
      id: 'accepted',
      kind: 'respond',
      status: 201,
      headers: { location: 'https://shop.example.com/orders/{{ input.id }}' },
      body: { order: '{{ input.id }}', total: '{{ input.total }}' },
    },
    mail('thank', 'Thank you for your order'),
  ],
  workflow: { triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond' }] },
};

export const record: KindExample = {
  steps: [
    {
      id: 'note',
      kind: 'record',
      event: 'ordered',
      subject: 'customer-{{ input.customer }}',
      data: { total: '{{ input.total }}' },
    },
  ],
  workflow: { output: '{{ steps.note.number }}' },
};

const parcels = {
  name: 'parcels',
  title: 'Parcels to pack',
  item: {
    type: 'object' as const,
    properties: { order: { type: 'string' as const } },
    required: ['order'],
  },
};

export const backlogAdd: KindExample = {
  steps: [{ id: 'queue', kind: 'backlogAdd', backlog: 'parcels', item: { order: '{{ input.id }}' } }],
  workflow: { backlogs: [parcels], output: '{{ steps.queue.added }}' },
};

export const backlogTake: KindExample = {
  steps: [{ id: 'next', kind: 'backlogTake', backlog: 'parcels', wait: { atMost: '8h', then: 'continue' } }],
  workflow: { backlogs: [parcels], output: '{{ steps.next.found ? steps.next.item.order : "none" }}' },
};

export const backlogPeek: KindExample = {
  steps: [{ id: 'waiting', kind: 'backlogPeek', backlog: 'parcels', count: 5 }],
  workflow: { backlogs: [parcels], output: '{{ steps.waiting.size }}' },
};

export const lookUp: KindExample = {
  steps: [{ id: 'spent', kind: 'lookUp', model: 'spending', key: '{{ input.customer }}' }],
  workflow: {
    readModels: [
      {
        name: 'spending',
        state: { type: 'object', properties: { total: { type: 'number' }, orders: { type: 'integer' } } },
        key: 'event.data.customer',
        initial: { total: 0, orders: 0 },
        on: [
          {
            event: 'ordered',
            set: { total: '{{ item.total + event.data.total }}', orders: '{{ item.orders + 1 }}' },
          },
        ],
      },
    ],
    output: '{{ steps.spent.found ? steps.spent.entry.total : 0 }}',
  },
};

export const subworkflow: KindExample = {
  steps: [
    {
      id: 'invoice',
      kind: 'subworkflow',
      workflow: 'invoicing',
      with: { order: '{{ input.id }}', total: '{{ input.total }}' },
    },
  ],
  workflow: { output: '{{ steps.invoice.number }}' },
};

export const end: KindExample = {
  steps: [
    {
      id: 'free',
      kind: 'branch',
      cases: [
        { id: 'nothing', when: 'input.total === 0', steps: [{ id: 'done', kind: 'end', output: 'free' }] },
      ],
    },
    mail('bill', 'Your bill'),
  ],
};

export const fail: KindExample = {
  steps: [
    {
      id: 'check',
      kind: 'branch',
      cases: [
        {
          id: 'empty',
          when: 'isEmpty(input.items)',
          steps: [
            { id: 'refuse', kind: 'fail', message: 'Order {{ input.id }} is empty.', code: 'EMPTY_ORDER' },
          ],
        },
      ],
    },
    mail('confirm', 'Thank you'),
  ],
};
