import type { KindHelp } from './kind-help.ts';

export const forEach: KindHelp<'forEach'> = {
  title: 'For each',
  group: 'Many',
  summary: 'Does the same for every item of a list.',
  help: 'Runs its steps once per item, one after the other or several at once. Within, “item” is the item and “item_index” its place, counted from 0. Its value is the list of what “collect” makes of each, in the order of the items.',
  words: 'loop repeat items list',
  fields: {
    items: 'The list: up to 10,000 items, fewer where several tasks are done with each.',
    concurrency: 'How many items are worked on at once.',
    window:
      'For long lists, up to 100,000 items: they are gone through in parts of so many items, and the history of the run starts anew with each. The step stands at the top level then.',
    onError: 'Stop at the first item that fails, or do the others and collect what failed.',
    steps: 'What happens with each item.',
    collect: 'What is kept of each item.',
  },
};

export const repeat: KindHelp<'repeat'> = {
  title: 'Repeat',
  group: 'Many',
  summary: 'Does its steps again, while or until a condition holds.',
  help: 'For what is asked again and again: is the parcel there, is there another page. It ends by its condition, and at the latest after so many turns. A step that has not yet run in this turn still has its value of the turn before.',
  words: 'loop while until poll pages',
  fields: {
    mode: 'Go on while the condition holds, or until it does.',
    when: 'The condition.',
    check: 'Look at the condition before each turn, so that there may be none, or after it.',
    limit: 'Most turns.',
    onLimit: 'Fail or go on when the turns are used up.',
    steps: 'What happens in each turn.',
  },
};

export const parallel: KindHelp<'parallel'> = {
  title: 'At once',
  group: 'Many',
  summary: 'Does several things at the same time.',
  help: 'Its lanes run at the same time, and the run goes on when all are done. A lane may wait for others, and then sees what they gave. If one fails, the rest are stopped.',
  words: 'parallel lanes together concurrent',
  fields: { lanes: 'What runs at the same time, and which lane waits for which.' },
};
