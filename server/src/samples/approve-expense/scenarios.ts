import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { approveExpense } from './definition.ts';

const expense = {
  employee: 'Grace Hopper',
  email: 'grace@example.com',
  amount: 320,
  purpose: 'Train to Hamburg',
};
const large = { ...expense, amount: 4_800, purpose: 'A sample roaster' };
const manager = { id: 'ada', name: 'Ada Lovelace' };

export const approveExpenseSample: Sample = {
  id: 'approve-expense',
  category: 'people',
  build: approveExpense,
  standIns: {
    pay: answer({ id: 'out_1', status: 'transferred' }, 201),
    tellPaid: mailed,
    tellDeclined: mailed,
  },
  scenarios: [
    {
      title: 'A small expense is paid at once',
      input: { ...expense, amount: 12.5, purpose: 'Tea for guests' },
      expected: {
        status: 'completed',
        output: { state: 'paid', paid: 12.5 },
        trace: 'size large markApproved pay markPaid tellPaid',
      },
    },
    {
      title: 'A middling one is paid after a manager’s yes',
      input: expense,
      script: [{ kind: 'decide', step: 'manager', after: '5h', decision: 'approved', by: manager }],
      expected: {
        status: 'completed',
        output: { state: 'paid', paid: 320 },
        trace: 'size manager refused large markApproved pay markPaid tellPaid',
        lasts: '5h',
      },
    },
    {
      title: 'A declined one is not paid, and the employee is told why',
      input: expense,
      script: [
        {
          kind: 'decide',
          step: 'manager',
          after: '1h',
          decision: 'rejected',
          comment: 'Please take the bus.',
          by: manager,
        },
      ],
      expected: {
        status: 'completed',
        output: { state: 'declined', paid: 0 },
        trace: 'size manager refused markDeclined tellDeclined stopDeclined',
        lasts: '1h',
      },
    },
    {
      title: 'One that nobody decides, not even those asked later, is declined after five days',
      input: expense,
      expected: {
        status: 'completed',
        output: { state: 'declined', paid: 0 },
        trace: 'size manager refused markDeclined tellDeclined stopDeclined',
        lasts: '5d',
      },
    },
    {
      title: 'A large one is paid after the manager and two of the management',
      input: large,
      script: [
        { kind: 'decide', step: 'manager', after: '1h', decision: 'approved', by: manager },
        { kind: 'decide', step: 'management', after: '2d', decision: 'approved' },
      ],
      expected: {
        status: 'completed',
        output: { state: 'paid', paid: 4_800 },
        trace: 'size manager refused large management markApproved pay markPaid tellPaid',
        lasts: '2d 1h',
      },
    },
    {
      title: 'A large one that the management turns down is not paid',
      input: large,
      script: [
        { kind: 'decide', step: 'manager', after: '1h', decision: 'approved', by: manager },
        { kind: 'decide', step: 'management', after: '1h', decision: 'rejected' },
      ],
      expected: {
        status: 'failed',
        error: 'APPROVAL_REJECTED',
        trace: 'size manager refused large management',
        lasts: '2h',
      },
    },
  ],
};
