import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { reconcilePayments } from './definition.ts';

const orders = [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, total: 10 * id, status: 'paid' }));
const bookings = orders.map(({ id, total }) => ({ orderId: id, amount: total }));
const bank = (booked: typeof bookings) => ({
  'bankPages[0]/bookings': answer({ items: booked.slice(0, 4), nextCursor: 'NA' }),
  'bankPages[1]/bookings': answer({ items: booked.slice(4), nextCursor: null }),
});

export const reconcilePaymentsSample: Sample = {
  id: 'reconcile-payments',
  category: 'money',
  build: reconcilePayments,
  standIns: {
    ...bank(bookings),
    firstPage: answer({ items: orders.slice(0, 4), page: 1, pages: 2 }),
    page: answer({ items: orders.slice(4), page: 2, pages: 2 }),
    list: mailed,
  },
  scenarios: [
    {
      title: 'Where both sides agree, nobody is bothered',
      input: {},
      expected: {
        status: 'completed',
        output: { differences: 0, looked: false },
        trace:
          'bothSides bankPages bookings firstPage keep bookings morePages page keep sold differences count found stopAgree',
      },
    },
    {
      title: 'Two differences are mailed',
      input: {},
      standIns: bank(
        bookings
          .filter(({ orderId }) => orderId !== 2)
          .map((booking) => (booking.orderId === 6 ? { ...booking, amount: 59.65 } : booking)),
      ),
      expected: {
        status: 'completed',
        output: { differences: 2, looked: false },
        trace:
          'bothSides bankPages bookings firstPage keep bookings morePages page keep sold differences count found list many',
      },
    },
    {
      title: 'Where much differs, somebody has to look into it',
      input: {},
      standIns: bank(bookings.slice(0, 1)),
      script: [
        {
          kind: 'decide',
          step: 'look',
          after: '7h',
          decision: 'approved',
          form: { finding: 'The bank was late.' },
        },
      ],
      expected: {
        status: 'completed',
        output: { differences: 6, looked: true },
        trace:
          'bothSides bankPages bookings firstPage keep bookings morePages page keep sold differences count found list many look',
        lasts: '7h',
      },
    },
    {
      title: 'Where nobody looks into it for three days, the run fails',
      input: {},
      standIns: bank(bookings.slice(0, 1)),
      expected: {
        status: 'failed',
        error: 'APPROVAL_EXPIRED',
        trace:
          'bothSides bankPages bookings firstPage keep bookings morePages page keep sold differences count found list many look',
        lasts: '3d',
      },
    },
  ],
};
