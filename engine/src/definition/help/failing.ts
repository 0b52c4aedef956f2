import type { KindHelp } from './kind-help.ts';

export const workflowTry: KindHelp<'try'> = {
  title: 'Try',
  group: 'If something fails',
  summary: 'Takes care of what may fail.',
  help: 'If one of its steps fails, the run does not: the steps of “If it fails” take over, and “error” tells them what happened, with which code, in which step. The steps of “In any case” run last, whichever way it went.',
  words: 'catch error failure finally',
  fields: {
    steps: 'What may fail.',
    catch: 'What happens then; “error” is there.',
    finally: 'What happens in any case.',
  },
};

export const saga: KindHelp<'saga'> = {
  title: 'All or nothing',
  group: 'If something fails',
  summary: 'Undoes what was done, the last step first, if one fails.',
  help: 'Say for each step what undoes it: for a charge the refund, for a reservation its release. If a later step fails, what was done is undone from the last to the first, and the failure goes on from there. It can also undo when the run is cancelled.',
  words: 'saga undo compensate roll back transaction revert',
  fields: {
    steps: 'What is done, in order.',
    undo: 'For a step, the steps that undo it.',
    undoOn: 'After which failures it is undone, and whether a cancelled run is.',
  },
};

export const retry: KindHelp<'retry'> = {
  title: 'Try again',
  group: 'If something fails',
  summary: 'Does its steps all over again if one fails.',
  help: 'For steps that only make sense together, such as asking for a price and buying at it. Each time they all run anew, after a wait that grows. A task is tried again by itself and needs no such step.',
  words: 'retry repeat attempts back-off error',
  fields: {
    retry: 'How often, and how long to wait before.',
    errors: 'Codes of the failures that are worth another try. Without it, any.',
    steps: 'What is done again.',
  },
};

export const fail: KindHelp<'fail'> = {
  title: 'Fail',
  group: 'If something fails',
  summary: 'Ends the run as failed, with a message.',
  help: 'For when going on would be wrong. Within “Try”, “Try again” or “All or nothing” these see the failure first. The code lets them, and programs, tell one failure from another.',
  words: 'error throw stop',
  fields: {
    message: 'What went wrong, for people.',
    code: 'A name of the failure, for programs: OUT_OF_STOCK.',
  },
};
