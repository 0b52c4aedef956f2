import type { KindHelp } from './kind-help.ts';

export const task: KindHelp<'task'> = {
  title: 'Task',
  group: 'Do',
  summary: 'Calls another service.',
  help: 'Does one thing with a service: fetches a page, sends a mail, charges a card. It is tried again by itself when that may help, and done once however often the machine below it stops. What the service answers is there for the steps behind it.',
  words: 'action call',
  fields: {
    action: 'What is done, and with which service.',
    with: 'What the service is given. Secrets can be used here, and only here.',
    retry: 'How often and how patiently it is tried again. Without it, as the service proposes.',
    timeout: 'Longest time that one attempt may take.',
  },
};

export const code: KindHelp<'code'> = {
  title: 'Code',
  group: 'Do',
  summary: 'Runs your own TypeScript, safely shut off.',
  help: 'For what no expression says well. The code is a module; the function that it exports by default is given the values that you choose and gives back the value of the step. It sees no network, no files and no secrets, and has a limit of time and memory.',
  words: 'script function javascript typescript',
  fields: {
    source: 'The module: `export default (given) => …`.',
    with: 'Values that the function is given.',
    output: 'What it gives back, so that other steps can pick from it.',
    retry: 'How often and how patiently it is tried again.',
    timeout: 'Longest time that one attempt may take.',
  },
};
