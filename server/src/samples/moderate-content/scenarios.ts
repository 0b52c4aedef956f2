import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { moderateContent } from './definition.ts';

const input = {
  comment: 'C-301',
  author: 'Alan Turing',
  email: 'alan@example.com',
  text: 'Only an idiot would grind it that coarse.',
};
const bad = { weigh: answer({ score: 0.9, reasons: ['rough words', 'advertising'] }) };

export const moderateContentSample: Sample = {
  id: 'moderate-content',
  category: 'customers',
  build: moderateContent,
  standIns: {
    weigh: answer({ score: 0.45, reasons: ['rough words'] }),
    show: answer({ id: 'pub_1' }, 201),
    showAfterAll: answer({ id: 'pub_2', visible: true }, 201),
    tell: mailed,
  },
  scenarios: [
    {
      title: 'A friendly comment is shown at once',
      input: { ...input, text: 'Thank you, this helped me.' },
      standIns: { weigh: answer({ score: 0, reasons: [] }) },
      expected: {
        status: 'completed',
        output: { verdict: 'shown', score: 0 },
        trace: 'weigh clear markFine show hidden',
      },
    },
    {
      title: 'A doubtful one is shown after a person has looked at it',
      input,
      script: [{ kind: 'decide', step: 'look', after: '20m', decision: 'approved' }],
      expected: {
        status: 'completed',
        output: { verdict: 'shown', score: 0.45 },
        trace: 'weigh clear look takeOver show hidden',
        lasts: '20m',
      },
    },
    {
      title: 'A bad one is hidden, and its author says nothing',
      input,
      standIns: bad,
      expected: {
        status: 'completed',
        output: { verdict: 'hidden', score: 0.9 },
        trace: 'weigh clear markBad show hidden tell objection objected',
        lasts: '7d',
      },
    },
    {
      title: 'An author who objects may be right',
      input,
      standIns: bad,
      script: [
        { kind: 'signal', name: 'appealed', data: { why: 'I quoted somebody.' }, after: '1d' },
        { kind: 'decide', step: 'secondLook', after: '2h', decision: 'approved' },
      ],
      expected: {
        status: 'completed',
        output: { verdict: 'shown', score: 0.9 },
        trace:
          'weigh clear markBad show hidden tell objection objected secondLook afterAll showAfterAll markShown',
        lasts: '1d 2h',
      },
    },
    {
      title: 'One that nobody looks at in four hours is hidden',
      input,
      expected: {
        status: 'completed',
        output: { verdict: 'hidden', score: 0.45 },
        trace: 'weigh clear look takeOver show hidden tell objection objected',
        lasts: '7d 4h',
      },
    },
  ],
};
