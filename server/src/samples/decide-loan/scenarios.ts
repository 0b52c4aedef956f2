import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { decideLoan } from './definition.ts';

const input = {
  applicant: 'Katherine Johnson',
  email: 'katherine@example.com',
  amount: 9_000,
  months: 24,
  income: 1_400,
};
const signed = (after: string) => ({ kind: 'signal', name: 'signed', data: {}, after }) as const;

export const decideLoanSample: Sample = {
  id: 'decide-loan',
  category: 'money',
  build: decideLoan,
  standIns: {
    score: answer({ email: 'katherine@example.com', score: 560 }),
    offer: mailed,
    refusal: mailed,
    pay: answer({ id: 'out_1', status: 'transferred' }, 201),
  },
  scenarios: [
    {
      title: 'A clear case is granted by rule and paid once it is signed',
      input: { ...input, income: 4_000 },
      standIns: { score: answer({ score: 730 }) },
      script: [signed('2d')],
      expected: {
        status: 'completed',
        output: { verdict: 'granted' },
        trace: 'score rate figures rule grantByRule outcome offer signature signedInTime pay',
        lasts: '2d',
      },
    },
    {
      title: 'An unclear case is granted by a person',
      input,
      script: [{ kind: 'decide', step: 'officer', after: '6h', decision: 'approved' }, signed('1d')],
      expected: {
        status: 'completed',
        output: { verdict: 'granted' },
        trace: 'score rate figures rule officer takeOver outcome offer signature signedInTime pay',
        lasts: '1d',
      },
    },
    {
      title: 'An unclear case that nobody looks at is refused after three days',
      input,
      expected: {
        status: 'completed',
        output: { verdict: 'refused' },
        trace: 'score rate figures rule officer takeOver outcome refusal',
        lasts: '3d',
      },
    },
    {
      title: 'A heavy burden is refused by rule',
      input: { ...input, amount: 60_000 },
      expected: {
        status: 'completed',
        output: { verdict: 'refused' },
        trace: 'score rate figures rule refuseByRule outcome refusal',
      },
    },
    {
      title: 'A contract that is not signed in two weeks lapses, and nothing is paid',
      input: { ...input, income: 4_000 },
      standIns: { score: answer({ score: 730 }) },
      expected: {
        status: 'completed',
        output: { verdict: 'lapsed' },
        trace: 'score rate figures rule grantByRule outcome offer signature signedInTime stopLapsed',
        lasts: '14d',
      },
    },
  ],
};
