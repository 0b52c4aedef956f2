import { walkSteps } from '@wfb/engine/definition';
import { createSentenceWords, peopleParts } from '@wfb/engine/definition/sentences';
import type { ReadSample } from './documented.ts';

/** What has to be there before a workflow can be run, in words. */
export interface SampleNeeds {
  /** Titles of what its start form asks for. */
  inputs: string[];
  /** Who is asked to decide. */
  people: string[];
  /** Names of secrets. */
  secrets: string[];
  /** What its runs are sent while they go on. */
  events: string[];
  /** Backlogs of the project that it makes. */
  backlogs: string[];
}

export function needsOf({ definition, plan }: ReadSample): SampleNeeds {
  const words = createSentenceWords({ definition });
  const people = new Set<string>();
  walkSteps(definition.steps, ({ step }) => {
    if (step.kind !== 'approval') return;
    for (const asked of [step.to, step.escalation?.to])
      for (const { text } of asked ? peopleParts(asked, words) : []) people.add(text);
  });
  return {
    inputs: Object.entries(definition.input.properties).map(([name, { title }]) => title ?? name),
    people: [...people],
    secrets: plan.secrets,
    events: definition.events.map(({ name, title }) => title ?? name),
    backlogs: definition.backlogs.map(({ name, title }) => title ?? name),
  };
}
