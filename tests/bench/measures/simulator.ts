import { generate } from '@wfb/engine/codegen';
import { compile, parseDefinition } from '@wfb/engine/compiler';
import type { DefinitionInput, Step } from '@wfb/engine/definition';
import { Simulation } from '@wfb/engine/simulator';
import { nodeHost } from '@wfb/engine/simulator/node';
import { testActions } from '@wfb/engine/testing/actions';
import { testMocks } from '@wfb/engine/testing/mocks';
import { percentile, type Figure } from '../figures.ts';

const items = 500;
const stepsPerItem = 10;

/** A loop over items, each of which goes through ten steps. */
const loopOf = (stepAt: (index: number) => Step): DefinitionInput => ({
  format: 1,
  name: 'Loop',
  input: { type: 'object', properties: { list: { type: 'array' } } },
  steps: [
    {
      id: 'each',
      kind: 'forEach',
      items: 'input.list',
      steps: Array.from({ length: stepsPerItem }, (_, index) => stepAt(index)),
    },
  ],
});

const pure = loopOf((index) => ({
  id: `pure${index}`,
  kind: 'transform',
  value: { text: 'Item {{ item }}', next: '{{ item + 1 }}' },
}));
const tasks = loopOf((index) => ({
  id: `task${index}`,
  kind: 'task',
  action: 'test.mark',
  with: { text: 'Item {{ item }}' },
}));

/** How fast the simulator goes on one core. Processor time counts: it waits for nothing, and others use the machine too. */
export async function measureSimulator(effort: number): Promise<Figure[]> {
  const [ofTasks, ofPure] = [
    await millisecondsPerStep(tasks, 2 + effort),
    await millisecondsPerStep(pure, 2 + effort),
  ];
  return [
    { name: 'Simulator, tasks', value: 1_000 / ofTasks, unit: 'steps/s', bar: { atLeast: 20_000 } },
    {
      name: 'Simulator, steps that only compute',
      value: 1_000 / ofPure,
      unit: 'steps/s',
      bar: { atLeast: 20_000 },
    },
    { name: 'A step that only computes adds', value: ofPure, unit: 'ms', bar: { atMost: 0.2 } },
  ];
}

async function millisecondsPerStep(definition: DefinitionInput, times: number): Promise<number> {
  const parsed = parseDefinition(definition);
  const { plan } = compile(parsed.definition!, { actions: testActions });
  const code = { javascript: generate(plan!).javascript, workflowType: plan!.functionName };
  const input = { list: Array.from({ length: items }, (_, index) => index) };
  const samples: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = process.cpuUsage();
    const simulation = new Simulation(nodeHost, { code, input, mocks: { actions: testMocks } });
    await simulation.go();
    if (simulation.result.status !== 'completed') throw new Error(simulation.result.error?.message);
    const { user, system } = process.cpuUsage(started);
    samples.push((user + system) / 1_000 / (items * stepsPerItem));
  }
  return percentile(samples, 0.5);
}
