import type { Sample } from '../sample.ts';
import { answer, mailed } from '../stand-ins.ts';
import { respondToIncident } from './definition.ts';

const input = { service: 'shop', severity: 'major', summary: 'Payments take longer than 10 seconds' };
const taken = (after: string) =>
  ({ kind: 'signal', name: 'acknowledged', data: { by: 'Alan Turing' }, after }) as const;
const resolved = (after: string) =>
  ({ kind: 'signal', name: 'resolved', data: { cause: 'A full disk' }, after }) as const;

export const respondToIncidentSample: Sample = {
  id: 'respond-to-incident',
  category: 'operations',
  build: respondToIncident,
  standIns: {
    onCall: answer({
      service: 'shop',
      people: [
        { name: 'Katherine Johnson', phone: '+31 10 555 0101' },
        { name: 'Alan Turing', phone: '+31 10 555 0102' },
      ],
    }),
    page: answer({ id: 'pag_1', status: 'delivered' }, 201),
    mailMinor: mailed,
    alarmHouse: mailed,
    askForHelp: mailed,
    review: mailed,
  },
  scenarios: [
    {
      title: 'The second one who is paged takes it, and it is over within hours',
      input,
      script: [taken('12m'), resolved('2h')],
      expected: {
        status: 'completed',
        output: { responder: 'Alan Turing', cause: 'A full disk' },
        trace:
          'minor onCall paging count person calling page answer taken count person calling page answer taken note nobody working end stillOpen aDay review',
        lasts: '1d 2h',
      },
    },
    {
      title: 'A minor one wakes nobody',
      input: { ...input, severity: 'minor' },
      expected: {
        status: 'completed',
        output: { responder: '', cause: '' },
        trace: 'minor mailMinor stopMinor',
      },
    },
    {
      title: 'One that nobody takes within an hour fails',
      input: { ...input, severity: 'critical' },
      expected: {
        status: 'failed',
        error: 'NOBODY_ANSWERED',
        trace:
          'minor onCall paging count person calling page answer taken count person calling page answer taken count person calling page answer taken count person calling page answer taken count person calling page answer taken count person calling page answer taken nobody alarmHouse stopSilence',
        lasts: '1h',
      },
    },
    {
      title: 'One that goes on after eight hours asks the house for help',
      input,
      script: [taken('1m'), resolved('20h')],
      expected: {
        status: 'completed',
        output: { responder: 'Alan Turing', cause: 'A full disk' },
        trace:
          'minor onCall paging count person calling page answer taken note nobody working end stillOpen askForHelp laterEnd aDay review',
        lasts: '1d 20h',
      },
    },
  ],
};
