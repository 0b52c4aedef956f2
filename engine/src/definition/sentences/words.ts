import type { ActionDeclaration } from '../../contract/action.ts';
import type { DataSchema } from '../data-schema.ts';
import { walkSteps } from '../edit.ts';
import type { Step } from '../steps/index.ts';
import type { Definition } from '../workflow.ts';

/** Where sentences take names from: of actions, sub-workflows and values. */
export interface SentenceWords {
  action(name: string): Pick<ActionDeclaration, 'title' | 'sentence' | 'input'> | undefined;
  workflow(id: string): string | undefined;
  /** What people call an event: its title where the workflow declares it. */
  event(name: string): string;
  /** Title of a work backlog; its name where nothing else is known. */
  backlog(name: string): string;
  /** Title of a read model; its name where nothing else is known. */
  readModel(name: string): string;
  /** Title of the value that an expression picks (`input.total` → `Order total`); undefined where it computes something. */
  value(expression: string): string | undefined;
}

export interface SentenceSources {
  /** Of an unfinished draft, whatever is there. */
  definition?: Partial<Pick<Definition, 'input' | 'values' | 'events' | 'backlogs' | 'readModels' | 'steps'>>;
  actions?: readonly Pick<ActionDeclaration, 'name' | 'title' | 'sentence' | 'input'>[];
  workflows?: readonly { id: string; name: string }[];
}

export function createSentenceWords({
  definition,
  actions = [],
  workflows = [],
}: SentenceSources): SentenceWords {
  const byAction = new Map(actions.map((action) => [action.name, action]));
  const byWorkflow = new Map(workflows.map(({ id, name }) => [id, name]));
  const titles = new Map<string, string>();
  walkSteps(definition?.steps ?? [], ({ step }) => {
    titles.set(step.id, titleOf(step, byAction));
  });

  return {
    action: (name) => byAction.get(name),
    workflow: (id) => byWorkflow.get(id),
    event: (name) => definition?.events?.find((event) => event.name === name)?.title ?? humanize(name),
    backlog: (name) =>
      definition?.backlogs?.find((backlog) => backlog.name === name)?.title ?? humanize(name),
    readModel: (name) =>
      definition?.readModels?.find((model) => model.name === name)?.title ?? humanize(name),
    value(expression) {
      const path = toPath(expression.replace(printed, '$1'));
      if (!path) return undefined;
      const [root = '', ...rest] = path;
      const first = rest[0];
      if (root === 'input') return titlePath(rest, definition?.input) ?? 'Input';
      if (root === 'item') return joinTitles(['item', titlePath(rest, undefined)]);
      if (root === 'item_index') return 'place of the item';
      if (root === 'event') return joinTitles(['event', titlePath(rest, undefined)]);
      if (root === 'error') return joinTitles(['error', titlePath(rest, undefined)]);
      if (root === 'run') return joinTitles(['run', titlePath(rest, undefined)]);
      if (first === undefined) return undefined;
      if (root === 'items')
        return joinTitles([
          `item of ${titles.get(first) ?? humanize(first)}`,
          titlePath(rest.slice(1), undefined),
        ]);
      if (root === 'steps')
        return joinTitles([titles.get(first) ?? humanize(first), titlePath(rest.slice(1), undefined)]);
      if (root === 'secrets') return `secret ${first}`;
      if (root !== 'values') return undefined;
      const value = definition?.values?.find(({ name }) => name === first);
      return joinTitles([value?.title ?? humanize(first), titlePath(rest.slice(1), value?.schema)]);
    },
  };
}

/** `customerEmail` → `Customer email`. */
export function humanize(name: string): string {
  const spaced = name
    .replace(/_+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function titleOf(step: Step, actions: ReadonlyMap<string, { title: string }>): string {
  if (step.title) return step.title;
  const action = 'action' in step ? actions.get(step.action)?.title : undefined;
  return action ?? humanize(step.id);
}

/** A value that is only printed in some way, `money(input.total, 'EUR')`, is that value to people. */
const printed = /^\s*(?:money|formatNumber|formatDate|round|text|trim)\(\s*([\w.?[\]]+)\s*(?:,[^()]*)?\)\s*$/;

/** `steps.charge.items[0].id` → its names; undefined for anything that is more than reading. */
function toPath(expression: string): string[] | undefined {
  const source = expression.trim();
  if (!/^[A-Za-z_]\w*(\??\.[A-Za-z_]\w*|\[\d+\])*$/.test(source)) return undefined;
  return source.split(/\??\.|\[|\]/).filter((part) => part !== '');
}

function titlePath(path: string[], schema: DataSchema | undefined): string | undefined {
  let current: DataSchema | undefined = schema;
  const titles = path.map((name) => {
    if (/^\d+$/.test(name)) {
      current = current?.items;
      return `#${Number(name) + 1}`;
    }
    current = current?.properties?.[name];
    return current?.title ?? humanize(name);
  });
  return titles.length > 0 ? titles.join(' · ') : undefined;
}

function joinTitles(titles: (string | undefined)[]): string {
  return titles.filter((title) => title !== undefined).join(' · ');
}
