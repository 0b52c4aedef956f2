import type { Definition, Step, StepKind } from '@wfb/engine/definition';
import { sectionsOf, type Section, type SectionRole } from '@wfb/engine/definition/sections';
import type { Run, RunStatus, RunStep } from '#lib/api/types.ts';

/**
 * The story of a run: the sentences of its version, each with what became of it. The definition gives the order and what
 * could have happened, the step rows give what did.
 */
export interface TimelineNode {
  /** The step's instance: its id with the items around it. Unique in the run. */
  key: string;
  step: Step;
  row: RunStep | null;
  state: NodeState;
  sections: TimelineSection[];
  /** What is done several times: what is known of the items or tries. Null for other kinds. */
  items: TimelineItems | null;
}

/** `pending`: not yet; `untaken`: the run went, or ended, another way. */
export type NodeState = RunStep['status'] | 'pending' | 'untaken';

export interface TimelineSection extends Omit<Section, 'steps'> {
  state: NodeState;
  nodes: TimelineNode[];
}

export interface TimelineItems {
  /** What one of them is called: item, try. */
  noun: string;
  done: number;
  failed: number;
  total: number;
  /** Items that have begun, in their order; each builds its nodes when it is opened. */
  started: TimelineItem[];
}

export interface TimelineItem {
  index: number;
  key: string;
  state: NodeState;
  nodes(): TimelineNode[];
}

interface Scope {
  rows: Map<string, RunStep>;
  /** Step rows by the item around them: `ship[3]/`. */
  byItem: Map<string, RunStep[]>;
  /** Indexes of begun items by the for-each's instance. */
  items: Map<string, Set<number>>;
  closed: boolean;
}

const closedStatuses: readonly RunStatus[] = ['completed', 'failed', 'cancelled', 'terminated'];

export function isClosed(status: RunStatus): boolean {
  return closedStatuses.includes(status);
}

export function buildTimeline(
  definition: Pick<Definition, 'steps'>,
  run: Pick<Run, 'status' | 'steps'>,
): TimelineNode[] {
  const scope: Scope = { rows: new Map(), byItem: new Map(), items: new Map(), closed: isClosed(run.status) };
  for (const row of run.steps) {
    scope.rows.set(row.instance, row);
    for (const { container, index, prefix } of itemsAround(row.instance)) {
      getOr(scope.items, container, () => new Set()).add(index);
      getOr(scope.byItem, prefix, () => []).push(row);
    }
  }
  return buildNodes(definition.steps, '', scope, scope.closed);
}

/**
 * @param prefix  the items around, as they begin an instance: `ship[3]/`
 * @param over    what holds the sequence has ended, so what has no row will never get one
 */
function buildNodes(steps: Step[], prefix: string, scope: Scope, over: boolean): TimelineNode[] {
  return steps.map((step) => {
    const key = prefix + step.id;
    const row = scope.rows.get(key) ?? null;
    const state: NodeState = row?.status ?? (step.disabled ? 'skipped' : over ? 'untaken' : 'pending');
    const ended = over || (row !== null && isEnded(row.status));
    const noun = perItem.get(step.kind);
    const items = noun === undefined ? null : { noun, ...buildItems(step, key, row, scope, ended) };
    return {
      key,
      step,
      row,
      state,
      items,
      sections: items ? [] : buildSections(step, prefix, scope, row, ended),
    };
  });
}

/** Kinds whose sections run several times, with what people call each of them. */
const perItem: ReadonlyMap<StepKind, string> = new Map<StepKind, string>([
  ['forEach', 'Item'],
  ['repeat', 'Turn'],
  ['retry', 'Try'],
  ['stateMachine', 'State'],
]);
/** Of those, kinds of whose steps each time has only some: the others are no part of it. */
const someOf: ReadonlySet<StepKind> = new Set<StepKind>(['stateMachine']);
/** Sections that only run where something failed. */
const forFailures: ReadonlySet<SectionRole> = new Set<SectionRole>(['catch', 'undo']);
/** Kinds of whose sections only one runs. */
const oneOf: ReadonlySet<StepKind> = new Set<StepKind>(['branch', 'switch']);

function buildSections(
  step: Step,
  prefix: string,
  scope: Scope,
  row: RunStep | null,
  ended: boolean,
): TimelineSection[] {
  const sections = sectionsOf(step).map(({ steps, ...section }) => {
    const nodes = buildNodes(steps, prefix, scope, ended);
    return { ...section, nodes, state: stateOf(nodes, ended) };
  });
  const begun = sections.some(({ nodes }) => nodes.some(hasBegun));
  if (!oneOf.has(step.kind) || !(begun || (row && ended))) return sections;
  return sections.map((section) =>
    section.nodes.some(hasBegun)
      ? section
      : { ...section, state: 'untaken', nodes: section.nodes.map(untake) },
  );
}

function buildItems(
  step: Step,
  key: string,
  row: RunStep | null,
  scope: Scope,
  ended: boolean,
): Omit<TimelineItems, 'noun'> {
  const steps = sectionsOf(step).flatMap((section) => section.steps);
  const indexes = [...(scope.items.get(key) ?? [])].sort((a, b) => a - b);
  const started = indexes.map((index): TimelineItem => {
    const prefix = `${key}[${index}]/`;
    const own = someOf.has(step.kind) ? steps.filter(({ id }) => scope.rows.has(prefix + id)) : steps;
    const state = itemState(scope.byItem.get(prefix) ?? [], own, ended);
    return {
      index,
      key: prefix,
      state,
      nodes: () => buildNodes(own, prefix, scope, ended || isEnded(state)),
    };
  });
  const count = (state: NodeState) => started.filter((item) => item.state === state).length;
  const known = row?.progress;
  return {
    done: known?.done ?? count('done'),
    failed: known?.failed ?? count('failed'),
    total: known?.total ?? started.length,
    started,
  };
}

/** An item is done when its last step is; failed when what it was doing last failed. */
function itemState(rows: RunStep[], steps: Step[], ended: boolean): NodeState {
  const open = rows.filter(({ status }) => !isEnded(status));
  if (open.some(({ status }) => status === 'running')) return 'running';
  if (open.length > 0) return 'waiting';
  const latest = rows.reduce<RunStep | null>(
    (found, row) => (!found || row.firstSeq > found.firstSeq ? row : found),
    null,
  );
  if (latest?.status === 'failed' || latest?.status === 'cancelled') return latest.status;
  const last = steps.filter((step) => !step.disabled).at(-1);
  return ended || rows.some(({ stepId }) => stepId === last?.id) ? 'done' : 'running';
}

function stateOf(nodes: TimelineNode[], ended: boolean): NodeState {
  const states = nodes.map(({ state }) => state);
  for (const state of ['failed', 'running', 'waiting', 'cancelled'] as const) {
    if (states.includes(state)) return state;
  }
  if (!nodes.some(hasBegun)) return ended ? 'untaken' : 'pending';
  return states.includes('pending') ? 'running' : 'done';
}

/** How far a run is: the steps that ended, of those that may still come. Items of loops count as their loop. */
export function progressOf(nodes: readonly TimelineNode[]): { done: number; total: number } {
  let done = 0;
  let total = 0;
  for (const node of nodes) {
    if (node.state === 'untaken' || node.state === 'skipped') continue;
    total += 1;
    if (isEnded(node.state)) done += 1;
    for (const section of node.sections) {
      // What takes care of a failure is only counted once there is one.
      if (section.state === 'untaken' || (forFailures.has(section.role) && section.state === 'pending'))
        continue;
      const inner = progressOf(section.nodes);
      done += inner.done;
      total += inner.total;
    }
  }
  return { done, total };
}

function hasBegun(node: TimelineNode): boolean {
  return (
    node.row !== null ||
    (node.items?.started.length ?? 0) > 0 ||
    node.sections.some((s) => s.nodes.some(hasBegun))
  );
}

function untake(node: TimelineNode): TimelineNode {
  return {
    ...node,
    state: 'untaken',
    sections: node.sections.map((section) => ({
      ...section,
      state: 'untaken',
      nodes: section.nodes.map(untake),
    })),
  };
}

function isEnded(state: NodeState): boolean {
  return state === 'done' || state === 'failed' || state === 'skipped' || state === 'cancelled';
}

/** `a[1]/b[2]/c` lies in item 1 of `a` and in item 2 of `a[1]/b`. */
function itemsAround(instance: string): { container: string; index: number; prefix: string }[] {
  const found = [];
  for (const match of instance.matchAll(/\[(\d+)\]\//g)) {
    found.push({
      container: instance.slice(0, match.index),
      index: Number(match[1]),
      prefix: instance.slice(0, match.index + match[0].length),
    });
  }
  return found;
}

function getOr<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
