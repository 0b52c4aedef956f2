import type { Component } from 'svelte';
import Bell from '@lucide/svelte/icons/bell';
import BookOpenText from '@lucide/svelte/icons/book-open-text';
import Bot from '@lucide/svelte/icons/bot';
import CircleStop from '@lucide/svelte/icons/circle-stop';
import CodeXml from '@lucide/svelte/icons/code-xml';
import Gauge from '@lucide/svelte/icons/gauge';
import GitFork from '@lucide/svelte/icons/git-fork';
import Globe from '@lucide/svelte/icons/globe';
import Eye from '@lucide/svelte/icons/eye';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Layers from '@lucide/svelte/icons/layers';
import Columns3 from '@lucide/svelte/icons/columns-3';
import ListEnd from '@lucide/svelte/icons/list-end';
import ListStart from '@lucide/svelte/icons/list-start';
import Mail from '@lucide/svelte/icons/mail';
import OctagonAlert from '@lucide/svelte/icons/octagon-alert';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Repeat from '@lucide/svelte/icons/repeat';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import Send from '@lucide/svelte/icons/send';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Signpost from '@lucide/svelte/icons/signpost';
import Undo2 from '@lucide/svelte/icons/undo-2';
import Split from '@lucide/svelte/icons/split';
import UserRoundCheck from '@lucide/svelte/icons/user-round-check';
import Waypoints from '@lucide/svelte/icons/waypoints';
import Workflow from '@lucide/svelte/icons/workflow';
import Zap from '@lucide/svelte/icons/zap';
import { newStep, suggestId, type Step, type StepKind } from '@wfb/engine/definition';
import type { ActionDeclaration } from '#lib/api/types.ts';

export type Icon = Component<{ size?: number; class?: string; 'aria-hidden'?: 'true' }>;

interface KindLook {
  title: string;
  description: string;
  icon: Icon;
  group: string;
  /** Further words people may look for. */
  words: string;
}

/** The kinds as people choose them. Tasks are chosen by their action; their own entry stands for one not yet chosen. */
export const kindLooks: Record<StepKind, KindLook> = {
  task: {
    title: 'Task',
    description: 'Calls another service.',
    icon: Zap,
    group: 'Do',
    words: 'action call',
  },
  code: {
    title: 'Code',
    description: 'Runs your own TypeScript, safely shut off.',
    icon: CodeXml,
    group: 'Do',
    words: 'script function javascript typescript',
  },
  approval: {
    title: 'Approval',
    description: 'Asks people, and waits for their decision.',
    icon: UserRoundCheck,
    group: 'People',
    words: 'ask human decide confirm manual sign',
  },
  branch: {
    title: 'If',
    description: 'Goes one way or another, by a condition.',
    icon: GitFork,
    group: 'Decide',
    words: 'condition else choose',
  },
  switch: {
    title: 'Choose a way',
    description: 'One of several ways, by a value.',
    icon: Signpost,
    group: 'Decide',
    words: 'switch case select route by value',
  },
  forEach: {
    title: 'For each',
    description: 'Does the same for every item of a list.',
    icon: Repeat,
    group: 'Many',
    words: 'loop repeat items list',
  },
  repeat: {
    title: 'Repeat',
    description: 'Does its steps again, while or until a condition holds.',
    icon: RefreshCw,
    group: 'Many',
    words: 'loop while until poll pages',
  },
  parallel: {
    title: 'At once',
    description: 'Does several things at the same time.',
    icon: Columns3,
    group: 'Many',
    words: 'parallel lanes together concurrent',
  },
  phase: {
    title: 'Phase',
    description: 'Gathers steps under a heading.',
    icon: Layers,
    group: 'More',
    words: 'group stage section heading',
  },
  transform: {
    title: 'Make a value',
    description: 'Makes a new value out of others.',
    icon: Split,
    group: 'Values',
    words: 'transform map compute calculate',
  },
  set: {
    title: 'Set a value',
    description: 'Remembers something that can be read from outside.',
    icon: PencilLine,
    group: 'Values',
    words: 'variable state status remember',
  },
  try: {
    title: 'Try',
    description: 'Takes care of what may fail.',
    icon: ShieldAlert,
    group: 'If something fails',
    words: 'catch error failure finally',
  },
  saga: {
    title: 'All or nothing',
    description: 'Undoes what was done, the last step first, if one fails.',
    icon: Undo2,
    group: 'If something fails',
    words: 'saga undo compensate roll back transaction revert',
  },
  retry: {
    title: 'Try again',
    description: 'Does its steps all over again if one fails.',
    icon: RotateCcw,
    group: 'If something fails',
    words: 'retry repeat attempts back-off error',
  },
  fail: {
    title: 'Fail',
    description: 'Ends the run as failed, with a message.',
    icon: OctagonAlert,
    group: 'If something fails',
    words: 'error throw stop',
  },
  wait: {
    title: 'Wait',
    description: 'For a while, or until a moment. Days cost nothing.',
    icon: Hourglass,
    group: 'Time',
    words: 'delay sleep pause timer until',
  },
  receive: {
    title: 'Wait for an event',
    description: 'Goes on when the run is sent something.',
    icon: Bell,
    group: 'Events',
    words: 'receive signal message callback',
  },
  send: {
    title: 'Send',
    description: 'Sends an event to another run, or to the project.',
    icon: Send,
    group: 'Events',
    words: 'emit signal message notify data',
  },
  stateMachine: {
    title: 'States',
    description: 'Is in one state at a time; events and time lead from one to the next.',
    icon: Waypoints,
    group: 'Decide',
    words: 'state machine status lifecycle transition stage',
  },
  status: {
    title: 'Status',
    description: 'Says how far the run is, in a few words.',
    icon: Gauge,
    group: 'Values',
    words: 'progress check show tell',
  },
  subworkflow: {
    title: 'Sub-Workflow',
    description: 'Runs another workflow of this project.',
    icon: Workflow,
    group: 'More',
    words: 'child call workflow',
  },
  backlogAdd: {
    title: 'Add to a backlog',
    description: 'Puts an item where another run takes it.',
    icon: ListEnd,
    group: 'Backlogs',
    words: 'work queue push enqueue collect',
  },
  backlogTake: {
    title: 'Take from a backlog',
    description: 'Takes the next item, for this run alone.',
    icon: ListStart,
    group: 'Backlogs',
    words: 'work queue pop dequeue next',
  },
  backlogPeek: {
    title: 'Look into a backlog',
    description: 'Reads the next items without taking them.',
    icon: Eye,
    group: 'Backlogs',
    words: 'work queue peek size count',
  },
  record: {
    title: 'Record an event',
    description: 'Writes down for good what happened.',
    icon: BookOpenText,
    group: 'Events',
    words: 'event log history journal ledger sourcing',
  },
  end: {
    title: 'End',
    description: 'Ends the run here, well.',
    icon: CircleStop,
    group: 'More',
    words: 'stop return finish output',
  },
};

/** Icons that connectors name. */
const actionIcons: Record<string, Icon> = {
  globe: Globe,
  mail: Mail,
  code: CodeXml,
  'code-xml': CodeXml,
  bot: Bot,
};

export function iconOf(step: Step, action: Pick<ActionDeclaration, 'icon'> | undefined): Icon {
  return (action && actionIcons[action.icon]) ?? kindLooks[step.kind].icon;
}

/** What the picker offers. */
export interface Choice {
  key: string;
  group: string;
  title: string;
  description: string;
  icon: Icon;
  search: string;
  create: (taken: ReadonlySet<string>) => Step;
}

const groupOrder = [
  'Do',
  'People',
  'Decide',
  'Many',
  'Values',
  'If something fails',
  'Time',
  'Events',
  'Backlogs',
  'More',
];

export function choicesOf(actions: readonly ActionDeclaration[]): Choice[] {
  // `code.run` is what code steps call; people choose the step.
  const tasks = actions
    .filter(({ name }) => name !== 'code.run')
    .map((action): Choice => ({
      key: action.name,
      group: 'Do',
      title: action.title,
      description: action.description,
      icon: actionIcons[action.icon] ?? Zap,
      search: `${action.title} ${action.description} ${action.name} ${kindLooks.task.words}`.toLowerCase(),
      create: (taken) => ({
        ...newStep('task', suggestId(action.title, taken)),
        action: action.name,
        with: defaultsOf(action),
      }),
    }));
  const kinds = (Object.keys(kindLooks) as StepKind[])
    .filter((kind) => kind !== 'task')
    .map((kind): Choice => {
      const { title, description, icon, group, words } = kindLooks[kind];
      return {
        key: kind,
        group,
        title,
        description,
        icon,
        search: `${title} ${description} ${words}`.toLowerCase(),
        create: (taken) => newStep(kind, suggestId(ids[kind] ?? kind, taken)),
      };
    });
  return [...tasks, ...kinds].toSorted((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group));
}

/** Ids that read well in expressions. */
const ids: Partial<Record<StepKind, string>> = {
  forEach: 'each',
  parallel: 'together',
  branch: 'check',
  repeat: 'loop',
  saga: 'allOrNothing',
  retry: 'again',
  switch: 'choice',
  transform: 'value',
  try: 'attempt',
  receive: 'event',
  stateMachine: 'states',
  backlogAdd: 'add',
  backlogTake: 'take',
  backlogPeek: 'look',
};

function defaultsOf(action: ActionDeclaration): Record<string, never> {
  const entries = Object.entries(action.input.properties)
    .filter(([, field]) => field.default !== undefined)
    .map(([name, field]) => [name, field.default]);
  return Object.fromEntries(entries) as Record<string, never>;
}
