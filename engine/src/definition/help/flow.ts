import type { KindHelp } from './kind-help.ts';

export const phase: KindHelp<'phase'> = {
  title: 'Phase',
  group: 'More',
  summary: 'Gathers steps under a heading.',
  help: 'Makes a long workflow readable, and shows in a run how far it is. Its steps run one after the other, or all at once.',
  words: 'group stage section heading',
  fields: { order: 'One after the other, or all at once.', steps: 'The steps under the heading.' },
};

export const subworkflow: KindHelp<'subworkflow'> = {
  title: 'Sub-Workflow',
  group: 'More',
  summary: 'Runs another workflow of this project.',
  help: 'Starts the other workflow in the version that is active then. Either the run waits and gets its output, or it goes on at once and gets its id, by which events can be sent to it.',
  words: 'child call workflow',
  fields: {
    workflow: 'The workflow to start.',
    with: 'What it is given: its start form.',
    wait: 'Wait for its output, or go on at once.',
    onClose: 'What becomes of it if this run ends first.',
  },
};

export const end: KindHelp<'end'> = {
  title: 'End',
  group: 'More',
  summary: 'Ends the run here, well.',
  help: 'Nothing behind it runs, wherever it stands. It may give the output of the run, in place of the one of the workflow.',
  words: 'stop return finish output',
  fields: { output: 'The output of the run.' },
};
