import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { reviewDocument } from './definition.ts';

const input = {
  title: 'How we roast',
  author: 'Ada Lovelace',
  email: 'ada@example.com',
  address: 'https://docs.example.com/how-we-roast',
};
const submitted = (after: string) => ({ kind: 'signal', name: 'submitted', data: {}, after }) as const;

export const reviewDocumentSample: Sample = {
  id: 'review-document',
  category: 'people',
  build: reviewDocument,
  standIns: {
    publish: answer({ id: 'pub_1', visible: true }, 201),
    tellAuthor: mailed,
    tellPublic: mailed,
  },
  scenarios: [
    {
      title: 'A good document is public after one round',
      input,
      script: [submitted('1d'), { kind: 'decide', step: 'review', after: '4h', decision: 'approved' }],
      expected: {
        status: 'completed',
        output: { state: 'public', rounds: 1 },
        trace: 'document countRound review publish tellPublic',
        lasts: '1d 4h',
      },
    },
    {
      title: 'One that needs changes goes back and comes again',
      input,
      script: [
        submitted('1d'),
        { kind: 'decide', step: 'review', after: '1d', decision: 'rejected', comment: 'Too long.' },
        submitted('5d'),
        { kind: 'decide', step: 'review', after: '1d', decision: 'approved' },
      ],
      expected: {
        status: 'completed',
        output: { state: 'public', rounds: 2 },
        trace: 'document countRound review tellAuthor countRound review publish tellPublic',
        lasts: '6d',
      },
    },
    {
      title: 'One that its author takes back is put aside',
      input,
      script: [{ kind: 'signal', name: 'withdrawn', data: {}, after: '2d' }],
      expected: {
        status: 'completed',
        output: { state: 'putAside', rounds: 0 },
        trace: 'document',
        lasts: '2d',
      },
    },
    {
      title: 'One that nobody reads and nobody hands in again is put aside in the end',
      input,
      script: [submitted('1d')],
      expected: {
        status: 'completed',
        output: { state: 'putAside', rounds: 1 },
        trace: 'document countRound review tellAuthor',
        lasts: '38d',
      },
    },
  ],
};
