import type { Sample } from '../sample.ts';
import { answer, down, mailed } from '../stand-ins.ts';
import { deletePersonalData } from './definition.ts';

const input = { name: 'Emmy Noether', email: 'emmy@example.com' };
const deleted = answer({ id: 'del_1', status: 'deleted' }, 201);
const approved = { kind: 'decide', step: 'identity', after: '1d', decision: 'approved' } as const;
const told = ['Web shop: deleted', 'Archive: deleted', 'Accounting: kept for 10 years, as the law wants it'];

export const deletePersonalDataSample: Sample = {
  id: 'delete-personal-data',
  category: 'customers',
  build: deletePersonalData,
  standIns: {
    systems: answer({
      items: [
        { id: 'shop', title: 'Web shop', keepsFor: null },
        { id: 'archive', title: 'Archive', keepsFor: null },
        { id: 'accounting', title: 'Accounting', keepsFor: '10 years' },
      ],
    }),
    delete: deleted,
    confirm: mailed,
    alarm: mailed,
  },
  scenarios: [
    {
      title: 'What may be deleted is deleted, and what has to stay is named',
      input,
      script: [approved],
      expected: {
        status: 'completed',
        output: told,
        trace: 'identity systems each mayDelete delete mayDelete delete mayDelete keep gaps confirm',
        lasts: '1d',
      },
    },
    {
      title: 'A system whose answer is lost is asked again',
      input,
      standIns: { 'each[1]/delete': { attempts: [down, deleted] } },
      script: [approved],
      expected: {
        status: 'completed',
        output: told,
        trace: 'identity systems each mayDelete delete mayDelete delete mayDelete keep gaps confirm',
        lasts: '1d 2s',
      },
    },
    {
      title: 'A system that never answers is told to the house, and the run fails',
      input,
      standIns: { 'each[1]/delete': down },
      script: [approved],
      expected: {
        status: 'failed',
        error: 'NOT_DELETED_EVERYWHERE',
        trace: 'identity systems each mayDelete delete mayDelete delete mayDelete keep gaps alarm incomplete',
        lasts: '1d 36m 26s',
      },
    },
    {
      title: 'A request that is not genuine deletes nothing',
      input,
      script: [{ ...approved, decision: 'rejected', comment: 'Another address wrote to us.' }],
      expected: { status: 'failed', error: 'APPROVAL_REJECTED', trace: 'identity', lasts: '1d' },
    },
    {
      title: 'A request that nobody looks at fails before the month of the law is over',
      input,
      expected: { status: 'failed', error: 'APPROVAL_EXPIRED', trace: 'identity', lasts: '25d' },
    },
  ],
};
