import type { KindHelp } from './kind-help.ts';

export const branch: KindHelp<'branch'> = {
  title: 'If',
  group: 'Decide',
  summary: 'Goes one way or another, by a condition.',
  help: 'The first case whose condition holds runs, and no other. If none holds, the steps of “otherwise” do, or nothing at all. What a case gives may be missing behind it, for another way may have been gone.',
  words: 'condition else choose',
  fields: { cases: 'Conditions, each with its steps, in order.', otherwise: 'Steps for when no case fits.' },
};

export const workflowSwitch: KindHelp<'switch'> = {
  title: 'Choose a way',
  group: 'Decide',
  summary: 'One of several ways, by a value.',
  help: 'Compares one value with those of each case. The case that has it runs; if none has, the steps of “otherwise” do. Take it instead of “If” where all conditions ask the same question.',
  words: 'switch case select route by value',
  fields: {
    value: 'What is looked at: a text, a number, or true or false.',
    cases: 'The values, and the steps that run for them.',
    otherwise: 'Steps for every other value.',
  },
};

export const stateMachine: KindHelp<'stateMachine'> = {
  title: 'States',
  group: 'Decide',
  summary: 'Is in one state at a time; events and time lead from one to the next.',
  help: 'For what lives long and goes back and forth: a document in review, a contract, a ticket. Each state has ways out, by an event, after a time or at once by a condition, and steps for when it is entered and left. The state is the status of the run, and the step is over in a state that is an end.',
  words: 'state machine status lifecycle transition stage',
  fields: {
    initial: 'The state that it begins in.',
    states: 'The states, with the ways that lead out of each, and the steps on entering, leaving and going.',
    most: 'Most states that it goes through, so that it comes to an end.',
  },
};
