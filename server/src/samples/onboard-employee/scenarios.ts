import type { Sample } from '../sample.ts';
import { answer, down, mailed } from '../stand-ins.ts';
import { onboardEmployee } from './definition.ts';

const input = {
  name: 'Hedy Lamarr',
  email: 'hedy@example.com',
  department: 'Shop',
  startsOn: '2026-02-02',
};
const arrived = {
  kind: 'signal',
  name: 'equipmentArrived',
  data: { place: 'Reception' },
  after: '6d',
} as const;

export const onboardEmployeeSample: Sample = {
  id: 'onboard-employee',
  category: 'people',
  build: onboardEmployee,
  standIns: {
    account: answer({ id: 'acc_1', status: 'ready' }, 201),
    orderEquipment: answer({ id: 'eqp_1', status: 'ordered' }, 201),
    chase: mailed,
    welcome: mailed,
    invite: mailed,
    congratulate: mailed,
  },
  scenarios: [
    {
      title: 'Everything is there on the first day, and three months later the colleague stays',
      input,
      script: [
        arrived,
        { kind: 'decide', step: 'works', after: '2h', decision: 'approved' },
        { kind: 'decide', step: 'probation', after: '1d', decision: 'approved' },
      ],
      expected: {
        status: 'completed',
        output: { stays: true, accounts: ['mail', 'chat', 'shop'] },
        trace:
          'systems prepare accounts account account orderEquipment account arrival late firstDay firstWeek welcome fourDays works talks month invite month invite month invite probation outcome congratulate',
        lasts: '119d',
      },
    },
    {
      title: 'Late equipment is chased, and the first day comes all the same',
      input: { ...input, department: 'Warehouse' },
      script: [{ kind: 'decide', step: 'probation', decision: 'approved' }],
      expected: {
        status: 'completed',
        output: { stays: true, accounts: ['mail', 'scanner'] },
        trace:
          'systems prepare accounts account account orderEquipment arrival late chase firstDay firstWeek welcome fourDays works talks month invite month invite month invite probation outcome congratulate',
        lasts: '118d',
      },
    },
    {
      title: 'A colleague who does not stay is not congratulated',
      input,
      script: [
        arrived,
        { kind: 'decide', step: 'works', decision: 'rejected', form: { missing: 'A chair' } },
        { kind: 'decide', step: 'probation', decision: 'rejected' },
      ],
      expected: {
        status: 'completed',
        output: { stays: false, accounts: ['mail', 'chat', 'shop'] },
        trace:
          'systems prepare accounts account account orderEquipment account arrival late firstDay firstWeek welcome fourDays works talks month invite month invite month invite probation outcome',
        lasts: '118d',
      },
    },
    {
      title: 'An account that cannot be made is not passed over',
      input,
      standIns: { 'accounts[1]/account': down },
      expected: {
        status: 'failed',
        error: 'SERVER_FAILED',
        trace: 'systems prepare accounts account account orderEquipment account arrival',
        lasts: '15s',
      },
    },
  ],
};
