import type { Component } from 'svelte';
import Bell from '@lucide/svelte/icons/bell';
import BookOpenText from '@lucide/svelte/icons/book-open-text';
import Bot from '@lucide/svelte/icons/bot';
import CalendarSync from '@lucide/svelte/icons/calendar-sync';
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
import Reply from '@lucide/svelte/icons/reply';
import Repeat from '@lucide/svelte/icons/repeat';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import Send from '@lucide/svelte/icons/send';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Signpost from '@lucide/svelte/icons/signpost';
import TextSearch from '@lucide/svelte/icons/text-search';
import Undo2 from '@lucide/svelte/icons/undo-2';
import Split from '@lucide/svelte/icons/split';
import Megaphone from '@lucide/svelte/icons/megaphone';
import UserRoundCheck from '@lucide/svelte/icons/user-round-check';
import Waypoints from '@lucide/svelte/icons/waypoints';
import Workflow from '@lucide/svelte/icons/workflow';
import Zap from '@lucide/svelte/icons/zap';
import { newStep, stepActions, stepKinds, suggestId, type Step, type StepKind } from '@wfb/engine/definition';
import { kindGroups, kindHelp, type KindGroup } from '@wfb/engine/definition/help';
import type { ActionDeclaration } from '#lib/api/types.ts';

export type Icon = Component<{ size?: number; class?: string; 'aria-hidden'?: 'true' }>;

/** The kinds as people see them; what they are called is the language's to say. */
const kindIcons: Record<StepKind, Icon> = {
  task: Zap,
  code: CodeXml,
  agent: Bot,
  approval: UserRoundCheck,
  notify: Megaphone,
  branch: GitFork,
  switch: Signpost,
  forEach: Repeat,
  repeat: RefreshCw,
  parallel: Columns3,
  phase: Layers,
  transform: Split,
  set: PencilLine,
  try: ShieldAlert,
  saga: Undo2,
  retry: RotateCcw,
  fail: OctagonAlert,
  wait: Hourglass,
  receive: Bell,
  send: Send,
  stateMachine: Waypoints,
  status: Gauge,
  subworkflow: Workflow,
  recurring: CalendarSync,
  backlogAdd: ListEnd,
  backlogTake: ListStart,
  backlogPeek: Eye,
  record: BookOpenText,
  lookUp: TextSearch,
  respond: Reply,
  end: CircleStop,
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
  return (action && actionIcons[action.icon]) ?? kindIcons[step.kind];
}

/** What the picker offers. */
export interface Choice {
  key: string;
  group: KindGroup;
  title: string;
  description: string;
  icon: Icon;
  search: string;
  create: (taken: ReadonlySet<string>) => Step;
}

const ownActions: ReadonlySet<string> = new Set(Object.values(stepActions));

/** Actions that people choose; those that a kind of step calls by itself are chosen as that kind. */
export function actionsToChoose(actions: readonly ActionDeclaration[]): ActionDeclaration[] {
  return actions.filter(({ name }) => !ownActions.has(name));
}

export function choicesOf(actions: readonly ActionDeclaration[]): Choice[] {
  const tasks = actionsToChoose(actions).map((action): Choice => ({
    key: action.name,
    group: 'Do',
    title: action.title,
    description: action.description,
    icon: actionIcons[action.icon] ?? Zap,
    search: `${action.title} ${action.description} ${action.name} ${kindHelp.task.words}`.toLowerCase(),
    create: (taken) => ({
      ...newStep('task', suggestId(action.title, taken)),
      action: action.name,
      with: defaultsOf(action),
    }),
  }));
  const kinds = stepKinds
    .filter((kind) => kind !== 'task')
    .map((kind): Choice => {
      const { title, summary, group, words } = kindHelp[kind];
      return {
        key: kind,
        group,
        title,
        description: summary,
        icon: kindIcons[kind],
        search: `${title} ${summary} ${words}`.toLowerCase(),
        create: (taken) => newStep(kind, suggestId(ids[kind] ?? kind, taken)),
      };
    });
  return [...tasks, ...kinds].toSorted((a, b) => kindGroups.indexOf(a.group) - kindGroups.indexOf(b.group));
}

/** Ids that read well in expressions. */
const ids: Partial<Record<StepKind, string>> = {
  agent: 'assistant',
  notify: 'tell',
  respond: 'answer',
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
