import type { KindHelp } from './kind-help.ts';

export const approval: KindHelp<'approval'> = {
  title: 'Approval',
  group: 'People',
  summary: 'Asks people, and waits for their decision.',
  help: 'Those asked get a notification and decide with one tap, on a phone or at a desk. The first decision counts, and the run goes on with it: a branch behind it says what happens after “approved” and after “rejected”. Days of waiting cost nothing.',
  words: 'ask human decide confirm manual sign',
  fields: {
    ask: 'What is asked, in a sentence.',
    to: 'Who is asked: people by address, or everybody with a role.',
    rule: 'Whose approval it takes: that of anybody, of all, or of so many.',
    facts: 'Two to four figures that decide; shown large.',
    details: 'More to read, below the facts.',
    form: 'Fields to fill in with the decision.',
    consequences: 'What happens after each decision, told before it is made.',
    deadline: 'How long there is to decide, and what happens then.',
    remindEvery: 'How long after the request, and after each reminder, those asked are reminded.',
    remindAtMost: 'Most reminders. Without it, they go on until it is decided.',
    escalation: 'Who is asked besides when nobody has decided after a while.',
    risk: 'High: whoever approves proves once more who they are, and never straight from a notification.',
    allowSelf: 'Whether the one who started the run may approve.',
    onReject: 'Whether the run goes on or fails when it is rejected.',
  },
};

export const notify: KindHelp<'notify'> = {
  title: 'Tell people',
  group: 'People',
  summary: 'Lets people know something, and goes on at once.',
  help: 'Those told find it under Messages in the app, with a link to the run; unless it is quiet they also get a notification, or an e-mail where they have no device. Nobody has to answer, and the run does not wait. It gives how many people were told.',
  words: 'notify notification message inform alert push mail tell',
  fields: {
    to: 'Who is told: people by address, everybody with a role, or who started the run.',
    message: 'What they are to know, in a sentence.',
    details: 'More to read, below it.',
    urgency:
      'Quiet: only in the app. Normal: a notification, or an e-mail to those without a device. Urgent: a notification that comes through at once, and an e-mail.',
  },
};
