import type { Sample } from '../sample.ts';
import { mailed } from '../stand-ins.ts';
import { keepAccount } from './definition.ts';

const input = { account: 'A-1', owner: 'Ada Lovelace' };
const sent = (name: string, after: string, amount?: number) =>
  ({ kind: 'signal', name, data: amount === undefined ? {} : { amount }, after }) as const;

export const keepAccountSample: Sample = {
  id: 'keep-account',
  category: 'money',
  build: keepAccount,
  standIns: { tellRest: mailed },
  scenarios: [
    {
      title: 'Money comes and goes, and the empty account is closed',
      input,
      script: [
        sent('deposit', '1d', 100),
        sent('withdraw', '2d', 30.5),
        sent('withdraw', '3d', 69.5),
        sent('close', '4d'),
      ],
      expected: {
        status: 'completed',
        output: { state: 'closed', balance: 0 },
        trace: 'opened account deposited more withdrawn less withdrawn less ended',
        lasts: '4d',
      },
    },
    {
      title: 'What is not there cannot be withdrawn, and an account with money is not closed',
      input,
      script: [sent('deposit', '1d', 20), sent('withdraw', '2d', 50), sent('close', '3d')],
      expected: {
        status: 'completed',
        output: { state: 'asleep', balance: 20 },
        trace: 'opened account deposited more refused tellRest',
        lasts: '367d',
      },
    },
  ],
};
