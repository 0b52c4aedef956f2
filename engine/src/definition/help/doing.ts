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

export const agent: KindHelp<'agent'> = {
  title: 'AI Assistant',
  group: 'Do',
  summary: 'Reads, sorts, sums up or writes, as you tell it.',
  help: 'You say what it is to do, and give it the values that it needs; it answers in words, or with the fields that you ask for, which steps behind it can pick. It knows nothing else of the run, and no secrets. As long as no AI model is set up, a built-in stand-in answers: it makes up what you ask for, always the same for the same question.',
  words: 'ai agent llm model gpt claude prompt classify extract summarise',
  fields: {
    instructions: 'What it is to do, in your own words.',
    with: 'Values that it gets.',
    output: 'The fields that it answers with. Without them it answers in words.',
    actions: 'What it may do on the way to its answer.',
    turns: 'How often it may think again before it has to answer.',
    retry: 'How often and how patiently it is asked again.',
    timeout: 'Longest time that one attempt may take.',
  },
};
