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

export const recurring: KindHelp<'recurring'> = {
  title: 'Again and again',
  group: 'Time',
  summary: 'Starts another workflow at its times, so many times or until something holds.',
  help: 'Reminders, dunning, a check every hour: the other workflow is started every so often, or at the times of a clock, and this step is over when it was started often enough, when a condition holds, or when its time is up. It gives how many times it started, how many of those failed, and what the last one gave. For what never ends, give the other workflow a schedule of its own.',
  words: 'recurring schedule cron interval periodic every remind',
  fields: {
    workflow: 'The workflow to start; each start takes the version that is active then.',
    with: 'What each start gets. How far the step is can be used.',
    every: 'How often: 30m, 2h, 1d, or an expression that gives it.',
    cron: 'At which times: minute, hour, day, month and day of the week.',
    timeZone: 'Whose clock those times are meant by.',
    startNow: 'The first start comes at once, not at the first time.',
    limit: 'How many times at most.',
    until: 'Stops once this holds; looked at after each start, and with waiting once that one is done.',
    within: 'No start comes later than this length of time behind the beginning of the step.',
    wait: 'Wait for each, so that there is never more than one; else each is started and left to itself.',
    overlap:
      'What becomes of times that come while one is still going on: left out, or one start right behind it.',
    onFailure: 'When one fails: this step fails too, or counts it and goes on.',
    onClose: 'What becomes of those still going on when this run ends first.',
  },
};
