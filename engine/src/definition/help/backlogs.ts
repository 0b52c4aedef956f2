import type { KindHelp } from './kind-help.ts';

export const backlogAdd: KindHelp<'backlogAdd'> = {
  title: 'Add to a backlog',
  group: 'Backlogs',
  summary: 'Puts an item where another run takes it.',
  help: 'A backlog holds work until a run has time for it: the oldest first, the newest first, or the most urgent. The step says whether the item was added, or was there already, or found no room.',
  words: 'work queue push enqueue collect',
  fields: { backlog: 'The backlog.', item: 'What is added.' },
};

export const backlogTake: KindHelp<'backlogTake'> = {
  title: 'Take from a backlog',
  group: 'Backlogs',
  summary: 'Takes the next item, for this run alone.',
  help: 'No other run gets the same item. A run that ends well has dealt with it; if the run fails or is stopped, the item goes back, or is dropped where you say so.',
  words: 'work queue pop dequeue next',
  fields: {
    backlog: 'The backlog.',
    wait: 'Wait while nothing is there, how long at most, and what happens then. Without it, the run goes on.',
    onFailure: 'What becomes of the item if the run fails or is stopped.',
  },
};

export const backlogPeek: KindHelp<'backlogPeek'> = {
  title: 'Look into a backlog',
  group: 'Backlogs',
  summary: 'Reads the next items without taking them.',
  help: 'Gives the items that would be taken next, and how many wait in all. Other runs can still take them.',
  words: 'work queue peek size count',
  fields: { backlog: 'The backlog.', count: 'How many items at most.' },
};
