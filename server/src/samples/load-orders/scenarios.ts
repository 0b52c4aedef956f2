import type { Sample } from '../sample.ts';
import { answer, down, mailed } from '../stand-ins.ts';
import { loadOrders } from './definition.ts';

const order = {
  id: 1_064,
  placedAt: '2026-03-01T09:00:00.000Z',
  customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
  items: [{ sku: 'KET-01', quantity: 2, price: 89 }],
  total: 178,
};
const notReady = {
  error: { code: 'RATE_LIMITED', message: 'This page is still being written.', retryable: true },
} as const;

export const loadOrdersSample: Sample = {
  id: 'load-orders',
  category: 'data',
  build: loadOrders,
  standIns: {
    ask: answer({ id: 'exp_1', status: 'ready' }, 201),
    export: answer({ id: 'exp_1', pages: 4 }),
    page: answer({ page: 1, items: [order, { ...order, id: 1_063 }] }),
    // The warehouse says how many rows it was given.
    store: {
      template: {
        status: 201,
        headers: {},
        url: '',
        body: { stored: '{{ input.body.rows.length }}' },
      },
    },
    tell: mailed,
  },
  scenarios: [
    {
      title: 'All pages are stored',
      input: {},
      expected: {
        status: 'completed',
        output: { rows: 8, failed: 0 },
        trace:
          'ask export begun pages page page page rows store rows store rows store page rows store figures complete',
      },
    },
    {
      title: 'A page that is not ready yet is asked for again',
      input: {},
      standIns: { 'pages[2]/page': { attempts: [notReady, answer({ page: 3, items: [order] })] } },
      expected: {
        status: 'completed',
        output: { rows: 7, failed: 0 },
        trace:
          'ask export begun pages page page page rows store rows store page rows store rows store figures complete',
        lasts: '2s',
      },
    },
    {
      title: 'A page that fails does not hold up the others, and is told',
      input: {},
      standIns: { 'pages[1]/page': down },
      expected: {
        status: 'completed',
        output: { rows: 6, failed: 1 },
        trace:
          'ask export begun pages page page page rows store rows store page rows store figures complete tell',
        lasts: '14s',
      },
    },
  ],
};
