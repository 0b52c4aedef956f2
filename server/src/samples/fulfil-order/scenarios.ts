import type { Sample } from '../sample.ts';
import { answer, mailed, refused } from '../stand-ins.ts';
import { fulfilOrder } from './definition.ts';

const order = {
  order: 1042,
  customer: 'Ada Lovelace',
  email: 'ada@example.com',
  total: 40,
  card: 'valid',
  address: 'known',
};
const large = { ...order, total: 900 };

export const fulfilOrderSample: Sample = {
  id: 'fulfil-order',
  category: 'orders',
  build: fulfilOrder,
  standIns: {
    reserve: answer({ id: 'res_1', status: 'reserved' }, 201),
    charge: answer({ id: 'pay_1', status: 'charged' }, 201),
    ship: answer({ id: 'shp_1', carrier: 'Parcel Post', trackingNumber: 'PP1' }, 201),
    release: answer({ id: 'rel_1', status: 'released' }, 201),
    refund: answer({ id: 'ref_1', status: 'refunded' }, 201),
    tellShipped: mailed,
    tellRejected: mailed,
    tellFailed: mailed,
  },
  scenarios: [
    {
      title: 'A small order is shipped without asking anybody',
      input: order,
      expected: {
        status: 'completed',
        output: { status: 'shipped', order: 1042 },
        trace: 'large fulfil deliver reserve charge markPaid ship tellShipped markShipped',
      },
    },
    {
      title: 'A large order is shipped once it is approved',
      input: large,
      script: [
        {
          kind: 'decide',
          step: 'approval',
          after: '3h',
          decision: 'approved',
          form: { note: 'With a ribbon' },
        },
      ],
      expected: {
        status: 'completed',
        output: { status: 'shipped', order: 1042 },
        trace: 'large approval refused fulfil deliver reserve charge markPaid ship tellShipped markShipped',
        lasts: '3h',
      },
    },
    {
      title: 'A large order that is rejected is not charged, and the customer is told',
      input: large,
      script: [
        { kind: 'decide', step: 'approval', after: '1h', decision: 'rejected', comment: 'Out of season.' },
      ],
      expected: {
        status: 'completed',
        output: { status: 'rejected', order: 1042 },
        trace: 'large approval refused markRejected tellRejected stop',
        lasts: '1h',
      },
    },
    {
      title: 'A large order that nobody looks at is rejected after two days',
      input: large,
      expected: {
        status: 'completed',
        output: { status: 'rejected', order: 1042 },
        trace: 'large approval refused markRejected tellRejected stop',
        lasts: '2d',
      },
    },
    {
      title: 'A declined card gives the goods back to the shelf',
      input: { ...order, card: 'declined' },
      standIns: { charge: refused('The card was declined by its bank.') },
      expected: {
        status: 'failed',
        error: 'ORDER_NOT_FULFILLED',
        trace: 'large fulfil deliver reserve charge release markFailed tellFailed stopFailed',
      },
    },
    {
      title: 'A parcel that cannot be sent gives money and goods back, the last thing first',
      input: { ...order, address: 'unknown' },
      standIns: { ship: refused('No carrier knows this address.') },
      expected: {
        status: 'failed',
        error: 'ORDER_NOT_FULFILLED',
        trace:
          'large fulfil deliver reserve charge markPaid ship refund release markFailed tellFailed stopFailed',
      },
    },
  ],
};
