import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Extract, transform, load: all pages of an export, three at a time; what fails is told and does not hold up the rest. */
export function loadOrders({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Load orders into the warehouse',
    description:
      'Asks the shop for an export, fetches its pages three at a time, shapes the orders into rows and stores them. A page that is not ready is asked for again.',
    subject: 'Load of {{ formatDate(run.startedAt, "d MMMM yyyy, HH:mm") }}',
    triggers: [
      { id: 'manual', kind: 'manual' },
      { id: 'nightly', kind: 'schedule', cron: '30 2 * * *', timeZone: 'Europe/Berlin', catchUp: 'latest' },
    ],
    steps: [
      {
        id: 'ask',
        kind: 'task',
        title: 'Ask the shop for an export',
        action: 'http.request',
        with: { method: 'POST', url: `${shopUrl}/exports`, body: { reference: '{{ run.id }}' } },
      },
      {
        id: 'export',
        kind: 'task',
        title: 'See how many pages it has',
        action: 'http.request',
        with: { url: `${shopUrl}/exports/{{ steps.ask.body.id }}` },
      },
      {
        id: 'begun',
        kind: 'status',
        text: 'Loading',
        fields: { pages: '{{ steps.export.body.pages }}' },
      },
      {
        id: 'pages',
        kind: 'forEach',
        title: 'Each page of the export, three at a time',
        items: 'range(1, steps.export.body.pages + 1)',
        concurrency: 3,
        onError: 'collect',
        steps: [
          {
            id: 'page',
            kind: 'task',
            title: 'Fetch the page',
            action: 'http.request',
            with: { url: `${shopUrl}/exports/{{ steps.ask.body.id }}/pages/{{ item }}` },
            retry: { attempts: 4, firstDelay: '2s', factor: 2 },
          },
          {
            id: 'rows',
            kind: 'transform',
            title: 'Shape the orders into rows',
            value:
              '{{ steps.page.body.items.map(order => ({ order: order.id, day: order.placedAt.slice(0, 10), customer: order.customer.email, total: order.total, pieces: sum(order.items.map(line => line.quantity)) })) }}',
          },
          {
            id: 'store',
            kind: 'task',
            title: 'Store the rows',
            action: 'http.request',
            with: {
              method: 'POST',
              url: `${shopUrl}/warehouse-rows`,
              body: { reference: '{{ run.id }}/{{ item }}', rows: '{{ steps.rows }}' },
            },
          },
        ],
        collect: '{{ steps.store.body.stored }}',
      },
      {
        id: 'figures',
        kind: 'transform',
        title: 'Add up what was stored',
        value: {
          rows: '{{ sum(steps.pages.results) }}',
          failed: '{{ steps.pages.errors.length }}',
        },
      },
      {
        id: 'complete',
        kind: 'branch',
        title: 'Is a page missing?',
        cases: [
          {
            id: 'gaps',
            title: 'Some pages are missing',
            when: 'steps.figures.failed > 0',
            steps: [
              {
                id: 'tell',
                kind: 'task',
                title: 'Tell which pages are missing',
                action: 'email.send',
                with: {
                  to: email,
                  subject: '{{ steps.figures.failed }} pages of orders were not loaded',
                  text: "{{ steps.pages.errors.map(error => error.message).join('\\n') }}",
                },
              },
            ],
          },
        ],
      },
    ],
    output: '{{ steps.figures }}',
  };
}
