import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { signUp } from './definition.ts';

const input = { name: 'Grace Hopper', email: 'grace@example.com' };
const confirmed = (after: string) => ({ kind: 'signal', name: 'confirmed', data: {}, after }) as const;
const filled = (after: string) =>
  ({ kind: 'signal', name: 'profileFilled', data: { company: 'Compiler Café' }, after }) as const;

export const signUpSample: Sample = {
  id: 'sign-up',
  category: 'customers',
  build: signUp,
  standIns: {
    askToConfirm: mailed,
    account: answer({ id: 'acc_1', status: 'ready' }, 201),
    askToFill: mailed,
    welcome: mailed,
  },
  scenarios: [
    {
      title: 'A quick customer is through in an hour',
      input,
      script: [confirmed('10m'), filled('1h')],
      expected: {
        status: 'completed',
        output: { stage: 'complete', company: 'Compiler Café' },
        trace:
          'confirming askToConfirm confirmation isConfirmed markConfirmed lost account filling askToFill profile isFilled markComplete welcome',
        lasts: '1h',
      },
    },
    {
      title: 'A slow one is reminded at both places',
      input,
      script: [confirmed('30h'), filled('6d')],
      expected: {
        status: 'completed',
        output: { stage: 'complete', company: 'Compiler Café' },
        trace:
          'confirming askToConfirm confirmation isConfirmed askToConfirm confirmation isConfirmed markConfirmed lost account filling askToFill profile isFilled askToFill profile isFilled markComplete welcome',
        lasts: '6d',
      },
    },
    {
      title: 'One who never confirms is forgotten after three mails',
      input,
      expected: {
        status: 'completed',
        output: { stage: 'new', company: null },
        trace:
          'confirming askToConfirm confirmation isConfirmed askToConfirm confirmation isConfirmed askToConfirm confirmation isConfirmed lost stopNever',
        lasts: '3d',
      },
    },
    {
      title: 'One who confirms but tells nothing is welcome all the same',
      input,
      script: [confirmed('1h')],
      expected: {
        status: 'completed',
        output: { stage: 'confirmed', company: null },
        trace:
          'confirming askToConfirm confirmation isConfirmed markConfirmed lost account filling askToFill profile isFilled askToFill profile isFilled askToFill profile isFilled welcome',
        lasts: '9d 1h',
      },
    },
  ],
};
