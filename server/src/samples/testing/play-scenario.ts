import { generate } from '@wfb/engine/codegen';
import { type Coverage, coverageOf, Simulation } from '@wfb/engine/simulator';
import { nodeHost } from '@wfb/engine/simulator/node';
import { readSample } from '../documented.ts';
import type { Sample, Scenario } from '../sample.ts';

/** When the scenarios of all samples begin: some wait for days of a calendar. */
const beginning = Date.UTC(2026, 0, 5);

/** Plays a scenario on the simulator. */
export async function playScenario(sample: Sample, scenario: Scenario) {
  const { definition, plan } = readSample(sample);
  const simulation = new Simulation(nodeHost, {
    code: { javascript: generate(plan).javascript, workflowType: plan.functionName },
    input: scenario.input,
    mocks: { steps: { ...sample.standIns, ...scenario.standIns } },
    script: scenario.script ?? [],
    backlogs: definition.backlogs,
    ...(scenario.waiting ? { backlogItems: scenario.waiting } : {}),
    startedAt: beginning,
  });
  await simulation.go();
  const { events, result } = simulation;
  const trace = events.flatMap((event) => (event.type === 'step.started' ? [event.stepId] : [])).join(' ');
  return { ...result, events, trace };
}

/** What of a sample its scenarios go through, all of them together. */
export async function coverageOfScenarios(sample: Sample): Promise<Coverage> {
  const played = await Promise.all(sample.scenarios.map((scenario) => playScenario(sample, scenario)));
  return coverageOf(
    readSample(sample).definition,
    played.flatMap(({ events }) => events),
  );
}
