import {
  type BacklogActivities,
  backlogOfferedSignal,
  type ReadModelActivities,
  type RecordActivities,
  type RecordedEvent,
  type RecordRequest,
  type TakenItem,
} from '../../contract/project-data.ts';
import type { BacklogDeclaration } from '../../definition/backlogs.ts';
import type { ReadModelDeclaration } from '../../definition/read-models.ts';
import { createFold, type Entry, traitsOf } from '../../project-data/index.ts';
import { ApplicationFailure } from '../failures.ts';
import type { AskingWorld, StandIns } from './stand-in.ts';

interface Item {
  id: string;
  addKey: string;
  data: unknown;
  key: string | null;
  priority: number;
  addedAt: string;
  status: 'waiting' | 'taken' | 'dropped';
}

interface Take {
  runId: string;
  backlog: string;
  status: 'waiting' | 'taken' | 'empty';
  item: Item | null;
}

/** What simulated runs share with their project. */
export interface SimulatedProject {
  backlogs: readonly BacklogDeclaration[];
  readModels: readonly ReadModelDeclaration[];
  items: Map<string, Item[]>;
  takes: Map<string, Take>;
  events: (RecordRequest & RecordedEvent & { key: string })[];
}

export function createProject(
  backlogs: readonly BacklogDeclaration[],
  waiting: Readonly<Record<string, readonly unknown[]>> = {},
  readModels: readonly ReadModelDeclaration[] = [],
): SimulatedProject {
  const items = backlogs.map((declaration): [string, Item[]] => [
    declaration.name,
    (waiting[declaration.name] ?? []).map((data, index) => ({
      id: `item-${index + 1}`,
      addKey: `before-${index + 1}`,
      data,
      ...traitsOf(declaration, data),
      addedAt: new Date(0).toISOString(),
      status: 'waiting',
    })),
  ]);
  return { backlogs, readModels, items: new Map(items), takes: new Map(), events: [] };
}

function find({ project }: AskingWorld, name: string): { declaration: BacklogDeclaration; all: Item[] } {
  const declaration = project.backlogs.find((backlog) => backlog.name === name);
  if (!declaration)
    throw ApplicationFailure.nonRetryable(`The project has no backlog “${name}”.`, 'BACKLOG_UNKNOWN');
  const all = project.items.get(name) ?? [];
  project.items.set(name, all);
  return { declaration, all };
}

/** Those that wait, in the order in which they are taken. */
function waiting(world: AskingWorld, name: string): Item[] {
  const { declaration, all } = find(world, name);
  const open = all.filter(({ status }) => status === 'waiting');
  if (declaration.order === 'oldestFirst') return open;
  return declaration.order === 'newestFirst'
    ? open.toReversed()
    : open.toSorted((a, b) => b.priority - a.priority);
}

function takeNext(world: AskingWorld, take: Take): boolean {
  const [item] = waiting(world, take.backlog);
  if (!item) return false;
  item.status = 'taken';
  Object.assign(take, { status: 'taken', item });
  return true;
}

const timeOf = (world: AskingWorld): string => new Date(world.now).toISOString();

/** A project with nobody else in it: an item that a run took stays its own. */
export const projectData: StandIns<BacklogActivities & ReadModelActivities & RecordActivities> = {
  addToBacklog({ world }, { backlog, item: data, key: addKey }) {
    const { declaration, all } = find(world, backlog);
    const known = all.find((item) => item.addKey === addKey);
    if (known) return { added: true, reason: null, itemId: known.id };
    const traits = traitsOf(declaration, data);
    const same = all.find(
      ({ key, status }) => traits.key !== null && key === traits.key && status !== 'dropped',
    );
    if (same) {
      if (declaration.onDuplicate === 'replace' && same.status === 'waiting')
        Object.assign(same, { data, priority: traits.priority });
      return { added: false, reason: 'duplicate', itemId: same.id };
    }
    const open = all.filter(({ status }) => status === 'waiting');
    if (declaration.maxSize !== undefined && open.length >= declaration.maxSize) {
      if (declaration.whenFull === 'fail')
        throw ApplicationFailure.nonRetryable('The backlog is full.', 'BACKLOG_FULL');
      if (declaration.whenFull === 'leaveOut') return { added: false, reason: 'full', itemId: null };
      open[0]!.status = 'dropped';
    }
    const id = `item-${all.length + 1}`;
    all.push({ id, addKey, data, ...traits, addedAt: timeOf(world), status: 'waiting' });
    for (const [takeId, take] of world.project.takes)
      if (take.backlog === backlog && take.status === 'waiting' && takeNext(world, take))
        world.signal(take.runId, backlogOfferedSignal, { takeId });
    return { added: true, reason: null, itemId: id };
  },

  takeFromBacklog({ id: runId, world }, { backlog, instance, waits }) {
    const takeId = `${runId}/${instance}`;
    const known = world.project.takes.get(takeId);
    if (known) return { takeId, taken: toTaken(known) };
    const take: Take = { runId, backlog, status: waits ? 'waiting' : 'empty', item: null };
    world.project.takes.set(takeId, take);
    takeNext(world, take);
    return { takeId, taken: toTaken(take) };
  },

  settleTake({ world }, { takeId, giveUp }) {
    const take = world.project.takes.get(takeId)!;
    if (giveUp && take.status === 'waiting') take.status = 'empty';
    return toTaken(take);
  },

  peekBacklog({ world }, { backlog, count }) {
    const open = waiting(world, backlog);
    return { items: open.slice(0, count).map(({ data }) => data), size: open.length };
  },

  lookUp({ world }, { model, key }) {
    const { readModels, events } = world.project;
    const declaration = readModels.find(({ name }) => name === model);
    if (!declaration)
      throw ApplicationFailure.nonRetryable(
        `The project has no read model “${model}”.`,
        'READ_MODEL_UNKNOWN',
      );
    const fold = createFold(declaration);
    const entry = events
      .map(({ type, subject, number, data, at }) => ({ name: type, subject, number, data, at }))
      .reduce<Entry | undefined>((before, event) => {
        try {
          return fold.keyOf(event) === key ? fold.entryAfter(before, event) : before;
        } catch {
          // As in a project: what cannot be taken in changes nothing.
          return before;
        }
      }, undefined);
    return { found: entry !== undefined, entry: entry ?? null };
  },

  recordEvent({ world }, request) {
    const { events } = world.project;
    const known = events.find(({ key }) => key === request.key);
    if (known) return toRecorded(known);
    const number = events.filter(({ subject }) => subject === request.subject).length;
    if (request.after !== undefined && request.after !== number)
      throw ApplicationFailure.nonRetryable(
        `“${request.subject}” has changed meanwhile: its last event is number ${number}, not ${request.after}.`,
        'SUBJECT_CHANGED',
      );
    const position = events.length + 1;
    const event = { ...request, id: `event-${position}`, position, number: number + 1, at: timeOf(world) };
    events.push(event);
    return toRecorded(event);
  },
};

const toRecorded = ({ id, position, number, at }: RecordedEvent): RecordedEvent => ({
  id,
  position,
  number,
  at,
});

function toTaken({ status, item }: Take): TakenItem | null {
  if (status === 'waiting') return null;
  if (!item) return { found: false, item: null, itemId: null, addedAt: null };
  return { found: true, item: item.data, itemId: item.id, addedAt: item.addedAt };
}
