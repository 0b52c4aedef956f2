import { childDefinition, orderOf } from '@wfb/engine/testing/examples';
import { randomWorkflows } from '@wfb/engine/testing/random-workflow';
import type { Case } from '../../integration/engine/support/both-ways.ts';
import { publish } from './host.ts';

/** How many workflows made at random, besides those that are written: `REPLAY_RANDOM=500` for a long look. */
export const atRandom = Number(process.env.REPLAY_RANDOM ?? 40);
const seed = Number(process.env.REPLAY_SEED ?? 20_261);

export interface RandomCase extends Case {
  /** By which it can be made again. */
  name: string;
  goesHome: boolean;
}

export function randomCases(): RandomCase[] {
  const child = publish(childDefinition);
  const workflows = [{ id: 'child', name: 'Child', input: child.plan.definition.input }];
  return randomWorkflows(atRandom, seed).map(({ definition, ...around }, index) => ({
    name: `at random: ${seed}/${index}`,
    published: publish(definition, { workflows }),
    input: orderOf(),
    children: { child },
    ...around,
  }));
}
