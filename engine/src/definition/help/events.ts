import type { KindHelp } from './kind-help.ts';

export const receive: KindHelp<'receive'> = {
  title: 'Wait for an event',
  group: 'Events',
  summary: 'Goes on when the run is sent something.',
  help: 'Waits until another run, a program or a person sends the event to this run. Events that came earlier are kept, in order, and taken first. With a deadline, the run never waits for ever.',
  words: 'receive signal message callback',
  fields: {
    event: 'The event, one of those that the workflow declares.',
    where: 'Take only events for which this holds; there, “event” is the event.',
    deadline: 'How long to wait at most, and what happens then.',
  },
};

export const send: KindHelp<'send'> = {
  title: 'Send',
  group: 'Events',
  summary: 'Sends an event to another run, or to the project.',
  help: 'To the run that started this one, to a sub-workflow that it started, to any run by its id, or to the project, where it starts the workflows that begin with such an event. It arrives once.',
  words: 'emit signal message notify data',
  fields: {
    to: 'Who gets it.',
    step: 'The step that started the sub-workflow.',
    run: 'The id of the run.',
    event: 'The name of the event.',
    data: 'What comes with it.',
  },
};

export const record: KindHelp<'record'> = {
  title: 'Record an event',
  group: 'Events',
  summary: 'Writes down for good what happened.',
  help: 'Adds to the event log of the project, where nothing is ever changed: “deposited”, on this account, so much. The events of one subject are numbered, so a step can notice that somebody else was quicker.',
  words: 'event log history journal ledger sourcing',
  fields: {
    event: 'What happened: deposited.',
    subject: 'What it happened to: an account, an order.',
    data: 'What belongs to it.',
    after: 'Number of the last event that you reckon with: the step fails where another one came between.',
  },
};
