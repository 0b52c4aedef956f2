import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Fetches all pages of orders, three at a time, adds them up and mails the figures. */
export function nightlyReport({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Nightly sales report',
    description: 'Every morning at six: collects the orders of the shop and mails the figures.',
    subject: "Sales report of {{ formatDate(run.startedAt, 'd MMMM yyyy') }}",
    triggers: [
      { id: 'manual', kind: 'manual' },
      {
        id: 'everyMorning',
        kind: 'schedule',
        cron: '0 6 * * *',
        timeZone: 'Europe/Berlin',
        catchUp: 'latest',
      },
    ],
    steps: [
      {
        id: 'firstPage',
        kind: 'task',
        title: 'Fetch the latest orders',
        action: 'http.request',
        with: { url: `${shopUrl}/orders`, query: { page: 1 } },
      },
      {
        id: 'morePages',
        kind: 'forEach',
        title: 'Fetch the other pages, three at a time',
        items: 'range(2, steps.firstPage.body.pages + 1)',
        concurrency: 3,
        steps: [
          {
            id: 'page',
            kind: 'task',
            title: 'Fetch one page of orders',
            action: 'http.request',
            with: { url: `${shopUrl}/orders`, query: { page: '{{ item }}' } },
          },
        ],
        collect: '{{ steps.page.body.items }}',
      },
      {
        id: 'orders',
        kind: 'transform',
        title: 'Put all orders together',
        value: '{{ [...steps.firstPage.body.items, ...steps.morePages.flatMap(items => items)] }}',
      },
      {
        id: 'figures',
        kind: 'code',
        title: 'Add up the figures',
        source: `interface Order {
  total: number;
  status: string;
  items: { name: string; quantity: number; price: number }[];
}

export default function figures({ orders }: { orders: Order[] }) {
  const sold = orders.filter((order) => order.status !== 'returned');
  const revenue = sold.reduce((sum, order) => sum + order.total, 0);
  const byProduct = new Map<string, number>();
  for (const { name, quantity, price } of sold.flatMap((order) => order.items)) {
    byProduct.set(name, (byProduct.get(name) ?? 0) + quantity * price);
  }
  const best = [...byProduct].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return {
    orders: sold.length,
    returned: orders.length - sold.length,
    revenue: Math.round(revenue * 100) / 100,
    best: best.map(([name, amount]) => ({ name, amount: Math.round(amount * 100) / 100 })),
  };
}
`,
        with: { orders: '{{ steps.orders }}' },
        output: {
          type: 'object',
          required: ['orders', 'returned', 'revenue', 'best'],
          properties: {
            orders: { type: 'integer', title: 'Orders' },
            returned: { type: 'integer', title: 'Returned' },
            revenue: { type: 'number', title: 'Revenue' },
            best: {
              type: 'array',
              title: 'Best sellers',
              items: {
                type: 'object',
                required: ['name', 'amount'],
                properties: {
                  name: { type: 'string', title: 'Product' },
                  amount: { type: 'number', title: 'Amount' },
                },
              },
            },
          },
        },
      },
      {
        id: 'mail',
        kind: 'task',
        title: 'Mail the report',
        action: 'email.send',
        with: {
          to: email,
          subject: "Sales: {{ money(steps.figures.revenue, 'EUR') }} from {{ steps.figures.orders }} orders",
          text: "Revenue: {{ money(steps.figures.revenue, 'EUR') }}\nOrders: {{ steps.figures.orders }} ({{ steps.figures.returned }} returned)\n\nBest sellers:\n{{ steps.figures.best.map(product => `${product.name}: ${money(product.amount, 'EUR')}`).join('\\n') }}",
        },
      },
    ],
    output: '{{ steps.figures }}',
  };
}
