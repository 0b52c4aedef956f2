import type { StepEvent } from '@wfb/engine/contract';
import { compile, type CompileEnvironment } from '@wfb/engine/compiler';
import type { Definition } from '@wfb/engine/definition';
import type { Mock, ScriptedInput, SimulatedResult } from '@wfb/engine/simulator';
import type { TemplateScenario } from '#lib/api/types.ts';
import { simulatedSteps } from '../editor/test/simulated-steps.ts';
import { SimulatorClient } from '../editor/test/simulator-client.ts';
import { buildTimeline, type TimelineNode } from '../runs/timeline.ts';

const runId = 'scenario';

/** A scenario of a template, played from its start to its end on this device. */
export class ScenarioPlay {
  readonly scenario: TemplateScenario;
  readonly #definition: Definition;
  #client: SimulatorClient | null = null;
  #events = $state.raw<readonly StepEvent[]>([]);
  #result = $state.raw<SimulatedResult | null>(null);
  #broken = $state<string | null>(null);

  readonly timeline: TimelineNode[] = $derived.by(() =>
    buildTimeline(this.#definition, {
      status: this.#result ? 'completed' : 'running',
      steps: simulatedSteps(this.#events, runId),
    }),
  );

  constructor(definition: Definition, scenario: TemplateScenario) {
    this.#definition = definition;
    this.scenario = scenario;
  }

  /** Null while it plays. */
  get result(): SimulatedResult | null {
    return this.#result;
  }
  /** Why it could not be played. */
  get broken(): string | null {
    return this.#broken;
  }

  async start(actions: CompileEnvironment['actions']): Promise<void> {
    const { plan } = compile(this.#definition, { actions });
    if (!plan) {
      this.#broken = 'This template cannot be tried here. Please reload the page.';
      return;
    }
    const { generate } = await import('@wfb/engine/codegen');
    const { input, standIns, script, waiting } = this.scenario;
    this.#client = new SimulatorClient((answer) => {
      if (answer.type === 'broken') this.#broken = answer.message;
      else {
        this.#events = answer.events;
        this.#result = answer.result;
      }
    });
    this.#client.send({
      type: 'start',
      go: { skipTime: true },
      options: {
        runId,
        input,
        code: { javascript: generate(plan).javascript, workflowType: plan.functionName },
        mocks: { steps: standIns as Record<string, Mock> },
        script: script as ScriptedInput[],
        backlogs: this.#definition.backlogs,
        backlogItems: waiting,
      },
    });
  }

  dispose(): void {
    this.#client?.stop();
  }
}
