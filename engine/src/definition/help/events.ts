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

export const lookUp: KindHelp<'lookUp'> = {
  title: 'Look up',
  group: 'Events',
  summary: 'Reads what recorded events have come to: a balance, a stock, a status.',
  help: 'A read model keeps one entry per key and changes it with every event recorded. This step gives the entry of a key, with everything in it that was recorded before the step, by this run or another, or says that there is none.',
  words: 'read model query projection view cqrs state balance find',
  fields: { model: 'The read model.', key: 'Whose entry.' },
};

export const respond: KindHelp<'respond'> = {
  title: 'Answer the caller',
  group: 'Events',
  summary: 'Answers the webhook, and goes on.',
  help: 'Whoever called the webhook of the workflow gets this answer at once, and the run goes on with what takes longer. The webhook has to wait for it: choose so where the workflow starts. The first answer of a run counts. A run that was started otherwise keeps what it would have answered.',
  words: 'respond response reply webhook http status body return',
  fields: {
    status: 'The HTTP status: 200 to 299, or 400 to 599.',
    headers: 'Headers of the answer, out of a list of those that can do no harm.',
    body: 'The content: a text goes out as it is written, anything else as JSON.',
  },
};
