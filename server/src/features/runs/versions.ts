import type { ActionDeclaration } from '@wfb/engine/contract';
import {
  createSentenceWords,
  describeStep,
  sentenceText,
  walkSteps,
  type Definition,
} from '@wfb/engine/definition';
import type { Plan } from '@wfb/engine/compiler';
import type { Database } from '@wfb/prisma';

/** A published version as runs need it. Versions never change, so one read lasts. */
export interface RunnableVersion {
  id: string;
  number: number;
  workflowId: string;
  definition: Definition;
  plan: Plan;
  javascript: string;
  effects: 'none' | 'some';
  /** Title or sentence of each step. */
  stepTitles: ReadonlyMap<string, string>;
  /** Steps of the outermost sequence: what progress is counted in. */
  topLevel: ReadonlySet<string>;
}

export interface Versions {
  get(id: string): Promise<RunnableVersion>;
  getMany(ids: Iterable<string>): Promise<Map<string, RunnableVersion>>;
}

const kept = 300;

export function createVersions(deps: { prisma: Database; actions: readonly ActionDeclaration[] }): Versions {
  const cache = new Map<string, Promise<RunnableVersion>>();

  async function load(id: string): Promise<RunnableVersion> {
    const row = await deps.prisma.version.findUniqueOrThrow({ where: { id } });
    const definition = row.definition as unknown as Definition;
    const words = createSentenceWords({ definition, actions: deps.actions });
    const stepTitles = new Map<string, string>();
    walkSteps(definition.steps, ({ step }) => {
      stepTitles.set(step.id, step.title ?? sentenceText(describeStep(step, words)));
    });
    return {
      id: row.id,
      number: row.number,
      workflowId: row.workflowId,
      definition,
      plan: row.plan as unknown as Plan,
      javascript: row.javascript,
      effects: row.effects === 'none' ? 'none' : 'some',
      stepTitles,
      topLevel: new Set(definition.steps.filter((step) => !step.disabled).map(({ id: stepId }) => stepId)),
    };
  }

  function get(id: string): Promise<RunnableVersion> {
    const known = cache.get(id);
    if (known) {
      // Moved to the young end: the map forgets what was not asked for the longest.
      cache.delete(id);
      cache.set(id, known);
      return known;
    }
    const loading = load(id);
    cache.set(id, loading);
    loading.catch(() => cache.delete(id));
    if (cache.size > kept) cache.delete(cache.keys().next().value!);
    return loading;
  }

  return {
    get,
    async getMany(ids) {
      const versions = await Promise.all([...new Set(ids)].map(get));
      return new Map(versions.map((version) => [version.id, version]));
    },
  };
}
