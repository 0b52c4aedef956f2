import { actionDeclarations } from '@wfb/connectors/declarations';
import {
  sectionsOf,
  type Step,
  type Trigger,
  type TriggerKind,
  type TriggerOf,
} from '@wfb/engine/definition';
import {
  createSentenceWords,
  describeSection,
  describeStep,
  sentenceText,
  type SentenceWords,
} from '@wfb/engine/definition/sentences';
import { describeDuration } from '@wfb/engine/definition/duration';
import { readSample } from './documented.ts';
import { needsOf } from './needs.ts';
import { type Sample, type SampleCategory, sampleCategories, type Scenario } from './sample.ts';

export const categoryTitles: Record<SampleCategory, string> = {
  orders: 'Orders',
  money: 'Money',
  people: 'People and documents',
  customers: 'Customers',
  operations: 'Operations',
  data: 'Data',
};

const introduction = `# Samples

Workflows taken from real life. Each is a template (**Workflows → New → From a template**), a page of this document, and a test: its
scenarios run on the simulator and have to come out as they are told here. They call a demo company that the product itself serves, so
each of them runs as it is.

This page is made by \`npm run generate\` from \`server/src/samples\`, where each sample has a folder.
`;

/** The samples as a document in Markdown, by category. */
export function documentSamples(samples: readonly Sample[]): string {
  const chapters = sampleCategories.map((category) => {
    const members = samples.filter((sample) => sample.category === category);
    return [`## ${categoryTitles[category]}`, ...members.map(documentSample)].join('\n\n');
  });
  return `${[introduction.trimEnd(), ...chapters].join('\n\n')}\n`;
}

function documentSample(sample: Sample): string {
  const read = readSample(sample);
  const { definition } = read;
  const words = createSentenceWords({ definition, actions: actionDeclarations });
  const { inputs, people, secrets, events, backlogs } = needsOf(read);
  const needs = [
    ['Starts', definition.triggers.map(describeTrigger)],
    ['Form', inputs],
    ['Asks', people],
    ['Is sent', events],
    ['Secrets', secrets],
    ['Backlogs', backlogs],
  ] as const;
  return [
    `### ${definition.name}`,
    definition.description ?? '',
    needs
      .filter(([, entries]) => entries.length > 0)
      .map(([title, entries]) => `- **${title}**: ${entries.join(', ')}`)
      .join('\n'),
    story(definition.steps, words).join('\n'),
    scenarioTable(sample.scenarios),
  ].join('\n\n');
}

const triggerWords: { [K in TriggerKind]: (trigger: TriggerOf<K>) => string } = {
  manual: () => 'by hand',
  webhook: () => 'by a webhook',
  schedule: ({ cron, timeZone }) => `on a schedule (\`${cron}\`, ${timeZone})`,
  event: ({ event }) => `by the event “${event}”`,
  connection: ({ action }) => `by a connected project that asks for “${action}”`,
};
const describeTrigger = (trigger: Trigger): string =>
  (triggerWords[trigger.kind] as (trigger: Trigger) => string)(trigger);

/** Steps as a list of sentences, those within a step below it. */
function story(steps: readonly Step[], words: SentenceWords, depth = 0): string[] {
  const indent = '   '.repeat(depth);
  return steps.flatMap((step, index) => {
    const sections = sectionsOf(step).filter(({ steps: within }) => within.length > 0);
    const sentence = escape(sentenceText(describeStep(step, words)));
    const bare = sections.length === 1 && sections[0]!.role === 'body';
    return [
      `${indent}${index + 1}. ${step.title ? `**${escape(step.title)}** – ${sentence}` : sentence}`,
      ...sections.flatMap((section) =>
        bare
          ? story(section.steps, words, depth + 1)
          : [
              `${indent}   - *${escape(sentenceText(describeSection(section, words)))}*`,
              ...story(section.steps, words, depth + 2),
            ],
      ),
    ];
  });
}

function scenarioTable(scenarios: readonly Scenario[]): string {
  const rows = scenarios.map(({ title, expected }) => {
    const end = expected.error ? `fails: \`${expected.error}\`` : expected.status;
    return `| ${title} | ${end} | ${expected.lasts ? describeDuration(expected.lasts) : 'at once'} |`;
  });
  return ['| scenario | ends | after |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What Markdown would take for marks of its own. */
const escape = (text: string): string => text.replace(/[\\`*_{}[\]<>|]/g, '\\$&');
