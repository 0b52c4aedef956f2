import type { TriggerKind, TriggerOf } from '../triggers.ts';
import type { BacklogDeclaration } from '../backlogs.ts';
import type { ReadModelDeclaration } from '../read-models.ts';
import type { EventDeclaration } from '../events.ts';
import type { stepBase } from '../steps/base.ts';
import type { Definition } from '../workflow.ts';

/** What the parts of a workflow are for. */
export const workflowHelp: Record<keyof Definition, string> = {
  format: 'The version of the language: 1.',
  name: 'What the workflow is called.',
  description: 'What it is for.',
  subject: 'The headline of each run, shown instead of its id.',
  input: 'What a run is given: the start form and the body of a request are made from it.',
  triggers: 'What starts runs.',
  values: 'What a run remembers and changes on its way; can be read from outside.',
  events: 'What a run can be sent while it goes on.',
  backlogs: 'Work that waits until a run has time for it; shared by the workflows of the project.',
  readModels: 'What the recorded events of the project come to, an entry per key; shared by its workflows.',
  steps: 'What happens, in order.',
  output: 'What a run gives at its end.',
  settings: 'Limits of a run.',
};

/** What every step has, whatever its kind. */
export const stepHelp: Record<keyof typeof stepBase | 'kind', string> = {
  id: 'The name by which other steps pick its value. It never changes.',
  kind: 'What kind of step it is.',
  title: 'Your own name of the step, in place of its sentence.',
  note: 'A note for those who read the workflow.',
  disabled: 'Switched off: it is left out and gives no value.',
};

interface TriggerHelp<K extends TriggerKind> {
  title: string;
  help: string;
  fields: Record<Exclude<keyof TriggerOf<K>, 'id' | 'kind'>, string>;
}

/** What starts a run. */
export const triggerHelp: { readonly [K in TriggerKind]: TriggerHelp<K> } = {
  manual: {
    title: 'By hand',
    help: 'A person fills in the start form, or a program calls the API. Every workflow can be started so.',
    fields: {},
  },
  webhook: {
    title: 'Webhook',
    help: 'An address of its own: the body of a request is what the run is given, if it is as the start form wants it.',
    fields: {
      reply:
        'Answer at once that the run was accepted, or wait up to 30 s: for its end, to answer with its output, or for the step that answers the caller.',
      verify:
        'Whether callers prove themselves by a signature of the body, or the address itself is the secret.',
      dedupeBy:
        'What makes two requests the same one: a header, or a path in the body. The second starts no run.',
    },
  },
  schedule: {
    title: 'Schedule',
    help: 'At fixed times, exactly once each, through outages and changes of the clock.',
    fields: {
      cron: 'When: minute, hour, day, month and day of the week.',
      timeZone: 'Whose clock: Europe/Berlin.',
      startNow: 'Start a run at once as well.',
      maxRuns: 'Most runs; then it stops.',
      catchUp: 'What happens with times that were missed: none, the latest, or all of them.',
      input: 'What the runs are given.',
    },
  },
  event: {
    title: 'Event',
    help: 'An event of this name that is sent to the project; what comes with it is what the run is given.',
    fields: { event: 'The name of the event.' },
  },
  connection: {
    title: 'Connected project',
    help: 'Another project asks for work. It can be declared, but starts nothing yet: projects cannot be connected so far.',
    fields: { action: 'What the other project calls it.' },
  },
};

export const eventHelp: Record<keyof EventDeclaration, string> = {
  name: 'What steps and programs call it.',
  title: 'What people call it.',
  schema: 'What comes with it.',
};

export const backlogHelp: Record<keyof BacklogDeclaration, string> = {
  name: 'What steps call it.',
  title: 'What people call it.',
  item: 'What an item is.',
  order: 'Which item is taken first.',
  priority: 'Made from “item”: the highest number goes first.',
  key: 'Made from “item”: of two items with the same key, only one is there.',
  onDuplicate:
    'What happens with a second item of the same key: the first one stays, or the second takes its place.',
  maxSize: 'Most items that wait.',
  whenFull: 'What happens with one more: the step fails, it is left out, or the oldest goes.',
};

export const readModelHelp: Record<keyof ReadModelDeclaration, string> = {
  name: 'What steps call it.',
  title: 'What people call it.',
  state: 'What an entry is.',
  key: 'Made from “event” (name, subject, number, data, at): to which entry it belongs. Without it, to that of its subject.',
  initial: 'An entry before its first event.',
  on: 'What each kind of event does to the entry: fields that it sets, made from “event” and from the entry as it stands, “item”; only “when” a condition holds; or that it removes the entry.',
};
