import type { Sample } from '../sample.ts';
import { answer, down, mailed } from '../stand-ins.ts';
import { nightlyReport } from './definition.ts';

const order = { total: 89, status: 'shipped', items: [{ name: 'Gooseneck kettle', quantity: 1, price: 89 }] };
const figures = {
  orders: 3,
  returned: 0,
  revenue: 267,
  best: [{ name: 'Gooseneck kettle', amount: 267 }],
};

export const nightlyReportSample: Sample = {
  id: 'nightly-report',
  category: 'data',
  build: nightlyReport,
  standIns: {
    firstPage: answer({ items: [order], page: 1, pages: 3 }),
    page: answer({ items: [order], page: 2, pages: 3 }),
    figures: { value: figures },
    mail: mailed,
  },
  scenarios: [
    {
      title: 'Every page is fetched before the report is mailed',
      input: {},
      expected: {
        status: 'completed',
        output: figures,
        trace: 'firstPage morePages page page orders figures mail',
      },
    },
    {
      title: 'A page that cannot be fetched at first is asked for again',
      input: {},
      standIns: {
        'morePages[0]/page': { attempts: [down, answer({ items: [order], page: 2, pages: 3 })] },
      },
      expected: {
        status: 'completed',
        output: figures,
        trace: 'firstPage morePages page page orders figures mail',
        lasts: '1s',
      },
    },
    {
      title: 'Without the shop there is no report',
      input: {},
      standIns: { firstPage: down },
      expected: { status: 'failed', error: 'SERVER_FAILED', trace: 'firstPage', lasts: '15s' },
    },
  ],
};
