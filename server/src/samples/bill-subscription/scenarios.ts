import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { billSubscription } from './definition.ts';

const subscription = {
  customer: 'Ada Lovelace',
  email: 'ada@example.com',
  plan: 'Roaster',
  amount: 49,
  currency: 'EUR',
  card: 'valid',
};
const declined = answer({ code: 'CARD_DECLINED' }, 402);

/** What a period goes through whose card is good. */
const paidPeriod = 'newPeriod dunning countTry charge declined markPaid settled receipt leaving hasLeft';

export const billSubscriptionSample: Sample = {
  id: 'bill-subscription',
  category: 'money',
  build: billSubscription,
  standIns: {
    lookUp: answer(subscription),
    charge: answer({ id: 'pay_1', status: 'charged' }, 201),
    endIt: answer({ id: 'end_1', status: 'ended' }, 201),
    receipt: mailed,
    warn: mailed,
    goodbye: mailed,
    tellEnded: mailed,
  },
  scenarios: [
    {
      title: 'A customer leaves after two months',
      input: { subscription: 'SUB-1' },
      script: [{ kind: 'signal', name: 'cancelled', data: { reason: 'Moving away' }, after: '45d' }],
      expected: {
        status: 'completed',
        output: { state: 'left', periods: 2 },
        trace: `lookUp year ${paidPeriod} ${paidPeriod} markLeft goodbye`,
        lasts: '45d',
      },
    },
    {
      title: 'A card that recovers at the third try keeps the subscription alive',
      input: { subscription: 'SUB-2' },
      standIns: { 'year[0]/dunning[0]/charge': declined, 'year[0]/dunning[1]/charge': declined },
      script: [{ kind: 'signal', name: 'cancelled', data: {}, after: '10d' }],
      expected: {
        status: 'completed',
        output: { state: 'left', periods: 1 },
        trace:
          'lookUp year newPeriod dunning countTry charge declined markOverdue warn patience threeDays countTry charge declined markOverdue warn patience threeDays countTry charge declined markPaid settled receipt leaving hasLeft markLeft goodbye',
        lasts: '10d',
      },
    },
    {
      title: 'A card that is declined four times over nine days ends the subscription',
      input: { subscription: 'SUB-3' },
      standIns: { charge: declined },
      expected: {
        status: 'completed',
        output: { state: 'ended', periods: 0 },
        trace:
          'lookUp year newPeriod dunning countTry charge declined markOverdue warn patience threeDays countTry charge declined markOverdue warn patience threeDays countTry charge declined markOverdue warn patience threeDays countTry charge declined markOverdue warn patience settled endIt markEnded tellEnded',
        lasts: '9d',
      },
    },
    {
      title: 'Who pays stays for the year',
      input: { subscription: 'SUB-1' },
      expected: {
        status: 'completed',
        output: { state: 'active', periods: 12 },
        trace: `lookUp year${` ${paidPeriod}`.repeat(12)}`,
        lasts: '360d',
      },
    },
  ],
};
