import { actionDeclarations } from '@wfb/connectors/declarations';
import { walkSteps } from '@wfb/engine/definition';
import { createSentenceWords, describeStep, sentenceText } from '@wfb/engine/definition/sentences';
import type { PrismaClient } from '@wfb/prisma';
import type { z } from 'zod';
import type { Caller } from '../../auth/caller.ts';
import type { ServerConfig } from '../../config.ts';
import { notFound } from '../../errors.ts';
import { type ReadSample, readSample } from '../../samples/documented.ts';
import { type Sample, samples } from '../../samples/index.ts';
import { needsOf } from '../../samples/needs.ts';
import type { SampleSetting } from '../../samples/setting.ts';
import { toShopUrl } from '../samples/shop-url.ts';
import type { Workflow } from '../workflows/schemas.ts';
import { createWorkflowsService } from '../workflows/service.ts';
import type { Template, templateListQuery, TemplateSummary, useTemplateBody } from './schemas.ts';

/** Sentences that a card shows. */
const openingSteps = 3;
/** What a sample calls where no demo company answers: an address that its author has to replace. */
const placeholderUrl = 'https://api.example.com';

export function createTemplatesService({ prisma, config }: { prisma: PrismaClient; config: ServerConfig }) {
  const workflows = createWorkflowsService({ prisma, config });
  const settingOf = ({ user }: Caller): SampleSetting => ({
    shopUrl: config.DEMO_SHOP ? toShopUrl(config) : placeholderUrl,
    email: user.email,
  });

  return {
    /** In an order of their own, the simplest first. */
    list(
      caller: Caller,
      { q, category, cursor, limit }: z.infer<typeof templateListQuery>,
    ): { items: TemplateSummary[]; nextCursor: string | null } {
      const found = samples
        .filter((sample) => category === undefined || sample.category === category)
        .map((sample) => toSummary(sample, readSample(sample, settingOf(caller))))
        .filter(({ name, description }) => !q || fits(`${name} ${description}`, q));
      const start = cursor === undefined ? 0 : found.findIndex(({ id }) => id === cursor) + 1;
      const page = found.slice(start, start + limit);
      return {
        items: page,
        nextCursor: start + limit < found.length ? (page.at(-1)?.id ?? null) : null,
      };
    },

    get(caller: Caller, id: string): Template {
      const sample = requireSample(id);
      const read = readSample(sample, settingOf(caller));
      return {
        ...toSummary(sample, read),
        definition: read.definition,
        needs: needsOf(read),
        runsAsItIs: config.DEMO_SHOP,
        scenarios: sample.scenarios.map(
          ({ title, input, standIns, waiting = {}, script = [], expected }) => ({
            title,
            input,
            standIns: { ...sample.standIns, ...standIns },
            waiting,
            script,
            expected: {
              status: expected.status,
              error: expected.error ?? null,
              lasts: expected.lasts ?? null,
            },
          }),
        ),
      };
    },

    /** A workflow that begins as the template: a draft, for its author to look at, change and publish. */
    use(
      caller: Caller,
      id: string,
      workflowId: string,
      { projectId, name }: z.infer<typeof useTemplateBody>,
    ): Promise<Workflow> {
      const definition = requireSample(id).build(settingOf(caller));
      return workflows.create(caller, workflowId, {
        projectId,
        name: name ?? definition.name,
        definition: { ...definition },
      });
    },
  };
}

function requireSample(id: string): Sample {
  const sample = samples.find((candidate) => candidate.id === id);
  if (!sample) throw notFound('template');
  return sample;
}

function toSummary({ id, category }: Sample, { definition }: ReadSample): TemplateSummary {
  const words = createSentenceWords({ definition, actions: actionDeclarations });
  let steps = 0;
  walkSteps(definition.steps, () => {
    steps += 1;
  });
  return {
    id,
    category,
    name: definition.name,
    description: definition.description ?? '',
    opening: definition.steps
      .slice(0, openingSteps)
      .map((step) => step.title ?? sentenceText(describeStep(step, words))),
    steps,
  };
}

/** Every word is somewhere in the text. */
const fits = (text: string, q: string): boolean =>
  q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
