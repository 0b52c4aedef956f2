import type { Sample } from '../sample.ts';
import { answer, down, mailed } from '../stand-ins.ts';
import { enrichContact } from './definition.ts';

const input = { email: 'ada@example.com', message: 'Do you also deliver to Arlington?' };

export const enrichContactSample: Sample = {
  id: 'enrich-contact',
  category: 'customers',
  build: enrichContact,
  standIns: {
    lookUp: answer({ name: 'Ada Lovelace', revenue: 6_240 }),
    mailUrgent: mailed,
    mailPlain: mailed,
    confirm: mailed,
  },
  scenarios: [
    {
      title: 'A good customer is passed on as important',
      input,
      expected: {
        status: 'completed',
        output: { customer: { known: true, name: 'Ada Lovelace', revenue: 6_240 } },
        trace: 'lookUp customer who mailUrgent confirm',
      },
    },
    {
      title: 'A stranger is passed on as anybody',
      input,
      standIns: { lookUp: answer({ code: 'NOT_FOUND' }, 404) },
      expected: {
        status: 'completed',
        output: { customer: { known: false, name: 'ada@example.com', revenue: 0 } },
        trace: 'lookUp customer who mailPlain confirm',
      },
    },
    {
      title: 'Where the customers cannot be looked up, the run says so',
      input,
      standIns: { lookUp: down },
      expected: { status: 'failed', error: 'SERVER_FAILED', trace: 'lookUp', lasts: '15s' },
    },
  ],
};
