import { actionDeclarations } from '@wfb/connectors/declarations';
import { compile, parseDefinition, type Plan } from '@wfb/engine/compiler';
import type { Definition } from '@wfb/engine/definition';
import type { Sample } from './sample.ts';
import type { SampleSetting } from './setting.ts';

/** Around which a sample is built where nobody runs it for real: in tests and in the documentation. */
export const documentedSetting: SampleSetting = {
  shopUrl: 'https://demo.example.com',
  email: 'owner@example.com',
};

export interface ReadSample {
  definition: Definition;
  plan: Plan;
}

/** A sample as its definition and plan. That it has both is proved by a test of every sample. */
export function readSample(sample: Sample, setting = documentedSetting): ReadSample {
  const { definition, diagnostics = [] } = parseDefinition(sample.build(setting));
  const compiled = definition && compile(definition, { actions: actionDeclarations });
  if (!definition || !compiled?.plan)
    throw new Error(`${sample.id}: ${JSON.stringify([...diagnostics, ...(compiled?.diagnostics ?? [])])}`);
  return { definition, plan: compiled.plan };
}
