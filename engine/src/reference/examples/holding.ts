import { type KindExample, mail, request } from './kind-example.ts';

export const branch: KindExample = {
  steps: [
    {
      id: 'size',
      kind: 'branch',
      cases: [
        {
          id: 'large',
          title: 'A large order',
          when: 'input.total > 500',
          steps: [mail('call', 'Call this customer', 'sales@example.com')],
        },
      ],
      otherwise: [mail('thank', 'Thank you')],
    },
  ],
};

export const workflowSwitch: KindExample = {
  steps: [
    {
      id: 'where',
      kind: 'switch',
      value: 'input.currency',
      cases: [
        { id: 'euro', is: ['EUR'], steps: [mail('inEuro', 'Your order')] },
        { id: 'others', is: ['USD', 'GBP'], steps: [mail('customs', 'About customs')] },
      ],
      otherwise: [{ id: 'unknown', kind: 'fail', message: 'We do not sell in {{ input.currency }}.' }],
    },
  ],
};

export const stateMachine: KindExample = {
  steps: [
    {
      id: 'order',
      kind: 'stateMachine',
      initial: 'open',
      states: [
        {
          id: 'open',
          title: 'Open',
          entry: [mail('confirm', 'We have your order')],
          transitions: [
            { id: 'ship', event: 'shipped', to: 'done' },
            { id: 'giveUp', after: '30d', to: 'lost' },
          ],
        },
        { id: 'done', title: 'Delivered', final: true },
        { id: 'lost', title: 'Lost', final: true, entry: [mail('sorry', 'We are sorry')] },
      ],
    },
  ],
  workflow: { events: [{ name: 'shipped', title: 'Shipped' }], output: '{{ steps.order.state }}' },
};

export const forEach: KindExample = {
  steps: [
    {
      id: 'each',
      kind: 'forEach',
      items: 'input.items',
      concurrency: 5,
      steps: [request('stock', 'GET', 'https://api.example.com/stock/{{ item.sku }}')],
      collect: '{{ steps.stock.status === 200 }}',
    },
  ],
  workflow: { output: '{{ steps.each.every(found => found) }}' },
};

export const repeat: KindExample = {
  steps: [
    {
      id: 'poll',
      kind: 'repeat',
      mode: 'until',
      when: 'steps.parcel.body.delivered',
      check: 'after',
      limit: 100,
      onLimit: 'continue',
      steps: [
        { id: 'pause', kind: 'wait', for: '6h' },
        request('parcel', 'GET', 'https://api.example.com/parcels/{{ input.id }}'),
      ],
    },
  ],
  workflow: { output: '{{ steps.poll.turns }}' },
};

export const parallel: KindExample = {
  steps: [
    {
      id: 'together',
      kind: 'parallel',
      lanes: [
        { id: 'customer', steps: [mail('confirm', 'Thank you')] },
        { id: 'stock', steps: [request('reserve', 'POST', 'https://api.example.com/reservations')] },
        {
          id: 'store',
          after: ['stock'],
          steps: [mail('pack', 'Pack {{ steps.reserve.body.place }}', 'store@example.com')],
        },
      ],
    },
  ],
};

export const phase: KindExample = {
  steps: [
    {
      id: 'billing',
      kind: 'phase',
      title: 'Billing',
      steps: [
        { id: 'sum', kind: 'transform', value: '{{ round(input.total * 1.19, 2) }}' },
        mail('bill', 'Your bill: {{ steps.sum }}'),
      ],
    },
  ],
};

export const workflowTry: KindExample = {
  steps: [
    {
      id: 'attempt',
      kind: 'try',
      steps: [request('charge', 'POST', 'https://api.example.com/charges')],
      catch: [mail('tell', 'Not charged: {{ error.message }}', 'finance@example.com')],
    },
  ],
};

export const saga: KindExample = {
  steps: [
    {
      id: 'booking',
      kind: 'saga',
      steps: [
        request('reserve', 'POST', 'https://api.example.com/reservations'),
        request('charge', 'POST', 'https://api.example.com/charges'),
      ],
      undo: {
        reserve: [
          request('release', 'DELETE', 'https://api.example.com/reservations/{{ steps.reserve.body.id }}'),
        ],
      },
    },
  ],
};

export const retry: KindExample = {
  steps: [
    {
      id: 'again',
      kind: 'retry',
      retry: { attempts: 5, firstDelay: '1m' },
      errors: ['PRICE_CHANGED'],
      steps: [
        request('quote', 'POST', 'https://api.example.com/quotes'),
        request('buy', 'POST', 'https://api.example.com/quotes/{{ steps.quote.body.id }}/buy'),
      ],
    },
  ],
};
