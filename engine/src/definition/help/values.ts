import type { KindHelp } from './kind-help.ts';

export const transform: KindHelp<'transform'> = {
  title: 'Make a value',
  group: 'Values',
  summary: 'Makes a new value out of others.',
  help: 'Calculates, shortens, joins or puts together, without calling anything, so it costs next to nothing. Give a long expression a name by such a step, and use the name.',
  words: 'transform map compute calculate',
  fields: { value: 'The new value; texts within may hold expressions.' },
};

export const set: KindHelp<'set'> = {
  title: 'Set a value',
  group: 'Values',
  summary: 'Remembers something that can be read from outside.',
  help: 'Changes values of the workflow, which every step can use and which can be read while the run goes on. Use it for what changes on the way, such as a count; for what is made once, “Make a value” is enough.',
  words: 'variable state status remember',
  fields: { values: 'Values of the workflow, and what they become.' },
};

export const status: KindHelp<'status'> = {
  title: 'Status',
  group: 'Values',
  summary: 'Says how far the run is, in a few words.',
  help: 'The text stands at the head of the run, in lists and for whoever asks from outside, until the next one takes its place. Figures beside it show more.',
  words: 'progress check show tell',
  fields: { text: 'How far the run is.', fields: 'Figures that go with it.' },
};
