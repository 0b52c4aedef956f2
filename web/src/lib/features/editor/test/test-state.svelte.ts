import {
  coverageOf,
  type Coverage,
  type Mocks,
  type SessionAnswer,
  type SessionCommand,
  type SimulatedApproval,
} from '@wfb/engine/simulator';
import type { StepEvent } from '@wfb/engine/contract';
import { sampleOf } from '@wfb/engine/contract/sample';
import type { DataSchema } from '@wfb/engine/definition';
import { compile, parseDefinition } from '@wfb/engine/compiler';
import type { EditorState } from '../editor.svelte.ts';
import type { Draft } from '../model/draft.ts';
import { buildTimeline, type TimelineNode } from '../../runs/timeline.ts';
import { SimulatorClient } from './simulator-client.ts';
import { simulatedSteps } from './simulated-steps.ts';
import {
  actionOf,
  firstAnswer,
  mocksOf,
  type StandIn,
  type StandInAnswer,
  stepsToAnswer,
  workflowsOf,
} from './stand-ins.ts';

type Standing = Extract<SessionAnswer, { type: 'standing' }>;
const runId = 'test';

/** Tests of a draft: what they start from, the one under way, and what all of them have covered. */
export class TestState {
  readonly #editor: EditorState;
  #client: SimulatorClient | null = null;
  #answers = $state.raw<Readonly<Record<string, StandInAnswer>>>({});
  #draft = $state.raw<Draft | null>(null);
  #events = $state.raw<readonly StepEvent[]>([]);
  #last = $state.raw<Standing | null>(null);
  #busy = $state(false);
  #broken = $state<string | null>(null);
  /** Starts of steps in all tests of this draft. */
  #seen: StepEvent[] = [];
  #tests = $state(0);
  input = $state.raw<Record<string, unknown>>({});
  stepByStep = $state(false);
  skipsWaits = $state(true);

  readonly standIns: StandIn[] = $derived.by(() => {
    const { draft, catalogue, samples } = this.#editor;
    if (!draft) return [];
    const lastOutputs = (samples.steps ?? {}) as Record<string, unknown>;
    return stepsToAnswer(draft).map((step) => {
      const action = catalogue.action(actionOf(step));
      return {
        step,
        action,
        answer: this.#answers[step.id] ?? firstAnswer({ step, action }, lastOutputs[step.id]),
      };
    });
  });
  readonly timeline: TimelineNode[] = $derived.by(() =>
    this.#draft
      ? buildTimeline(this.#draft, {
          status: this.closed ? 'completed' : 'running',
          steps: simulatedSteps(this.#events, runId),
        })
      : [],
  );
  readonly coverage: Coverage | null = $derived.by(() =>
    this.#draft && this.#last ? coverageOf(this.#draft, [...this.#seen, ...this.#events]) : null,
  );

  constructor(editor: EditorState) {
    this.#editor = editor;
  }

  get started(): boolean {
    return this.#draft !== null;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get closed(): boolean {
    return this.result !== null && this.result.status !== 'open';
  }
  get result(): Standing['result'] | null {
    return this.#last?.result ?? null;
  }
  get standing(): Standing['standing'] | null {
    return this.#busy ? null : (this.#last?.standing ?? null);
  }
  /** Milliseconds since the epoch, on the clock of the test. */
  get now(): number {
    return this.#last?.now ?? Date.now();
  }
  /** Why it cannot go on. */
  get broken(): string | null {
    return this.#broken;
  }
  get tests(): number {
    return this.#tests;
  }
  /** What people are asked in the test, by the instance of the step. */
  approvalOf(instance: string): SimulatedApproval | undefined {
    return this.#last?.openApprovals.find((one) => one.runId === runId && one.request.instance === instance);
  }

  answer(stepId: string, answer: StandInAnswer): void {
    this.#answers = { ...this.#answers, [stepId]: answer };
    if (this.started && !this.closed) this.#client?.send({ type: 'mock', mocks: this.#mocks });
  }

  async start(input: Record<string, unknown>): Promise<void> {
    const { draft, environment } = this.#editor;
    const { definition } = parseDefinition(draft);
    const plan = definition && compile(definition, environment).plan;
    if (!draft || !plan) return;
    this.reset();
    this.input = input;
    this.#draft = draft;
    this.#busy = true;
    this.#tests += 1;
    const { generate } = await import('@wfb/engine/codegen');
    this.#client = new SimulatorClient((answer) => this.#take(answer));
    this.#send({
      type: 'start',
      go: this.#go,
      options: {
        runId,
        input,
        code: { javascript: generate(plan).javascript, workflowType: plan.functionName },
        mocks: this.#mocks,
        workflows: workflowsOf(this.standIns),
        backlogs: definition.backlogs,
      },
    });
  }

  decide(approvalId: string, decision: 'approved' | 'rejected', form: Record<string, unknown>): void {
    const by = { id: 'you', name: 'You' };
    this.#send({ type: 'decide', approvalId, decision: { decision, form, by }, go: this.#go });
  }
  goOn = (): void => this.#send({ type: 'go', go: this.#go });
  skip = (): void => this.#send({ type: 'skip', go: this.#go });
  cancel = (): void => this.#send({ type: 'cancel', go: this.#go });

  /** Back to what a test starts from. What was covered stays. */
  reset = (): void => {
    this.#client?.stop();
    this.#client = null;
    this.#seen.push(...this.#events.filter(({ type }) => type === 'step.started'));
    this.#draft = null;
    this.#events = [];
    this.#last = null;
    this.#busy = false;
    this.#broken = null;
  };

  /** Steps are answered as they are shown, and whatever else calls an action by a sample of what it gives. */
  get #mocks(): Mocks {
    const actions = this.#editor.catalogue.actions.map(({ name, output }) => [
      name,
      { value: sampleOf(output as DataSchema) },
    ]);
    return { actions: Object.fromEntries(actions), ...mocksOf(this.standIns) };
  }
  get #go() {
    return { skipTime: false, ...(this.stepByStep ? { breakpoints: 'all' as const } : {}) };
  }

  #send(command: SessionCommand): void {
    this.#busy = true;
    this.#client?.send(command);
  }

  #take(answer: SessionAnswer): void {
    this.#busy = false;
    if (answer.type === 'broken') {
      this.#broken = answer.message;
      return;
    }
    this.#events = [...this.#events, ...answer.events];
    this.#last = answer;
    const { standing } = answer;
    // Time is skipped by itself only where nobody is asked for anything: who is asked would otherwise always come too late.
    if (
      this.skipsWaits &&
      standing.state === 'waiting' &&
      standing.until !== undefined &&
      this.#onlyTimePasses
    )
      this.skip();
  }

  get #onlyTimePasses(): boolean {
    return simulatedSteps(this.#events, runId).every(
      ({ waitingFor }) => waitingFor === null || waitingFor === 'time' || waitingFor === 'subworkflow',
    );
  }
}

const perEditor = new WeakMap<EditorState, TestState>();

/** The tests of what is being edited: closing the panel leaves them as they are. */
export function testStateOf(editor: EditorState): TestState {
  let state = perEditor.get(editor);
  if (!state) perEditor.set(editor, (state = new TestState(editor)));
  return state;
}
