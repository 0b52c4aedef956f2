import type { KindHelp } from './kind-help.ts';

export const wait: KindHelp<'wait'> = {
  title: 'Wait',
  group: 'Time',
  summary: 'For a while, or until a moment. Days cost nothing.',
  help: 'The run sleeps and goes on when the time has come, even if every machine was restarted in between. A moment that has passed is not waited for.',
  words: 'delay sleep pause timer until',
  fields: {
    for: 'How long: 30s, 15m, 4h, 2d, or an expression that gives it.',
    until: 'Until when: a date and time, or an expression that gives one.',
  },
};
