import type { StepEvent, StepFailure } from '../contract/step-events.ts';
import type { BacklogDeclaration } from '../definition/backlogs.ts';
import type { ReadModelDeclaration } from '../definition/read-models.ts';
import type { SimulatorHost } from './host.ts';
import { type Mocks, toMilliseconds } from './mocks.ts';
import type { SimulatedRun } from './run.ts';
import type { ScriptedInput } from './script.ts';
import { decide, type Decision, type SimulatedApproval } from './stand-ins/approvals.ts';
import { createProject } from './stand-ins/project-data.ts';
import { type SimulatedCode, type SimulatedWorkflows, World } from './world.ts';

export interface SimulationOptions {
  code: SimulatedCode;
  input: unknown;
  mocks?: Mocks;
  workflows?: SimulatedWorkflows;
  /** Backlogs of the project. */
  backlogs?: readonly BacklogDeclaration[];
  /** Read models of the project. */
  readModels?: readonly ReadModelDeclaration[];
  /** What waits in them when the run starts, by the backlog's name; nothing where it says nothing. */
  backlogItems?: Readonly<Record<string, readonly unknown[]>>;
  /** What people and other systems do, decided beforehand. */
  script?: ScriptedInput[];
  runId?: string;
  /** Milliseconds since the epoch. */
  startedAt?: number;
  /** Most things that may happen before it is given up: a run that never ends is stopped so. */
  maxEvents?: number;
}

/** Where a simulation stands after it went on. */
export type Standing =
  | { state: 'finished' }
  /** At a breakpoint, or because it was told to. Nothing that the step reaches out for has been answered. */
  | { state: 'paused'; steps: string[] }
  /** For people or events, or for time that it was told not to skip. `until`: when it goes on by itself, in milliseconds since the epoch. */
  | { state: 'waiting'; until?: number };

export interface SimulatedResult {
  status: 'open' | 'completed' | 'failed' | 'cancelled';
  output: unknown;
  error: StepFailure | null;
  /** On the simulation's clock, in milliseconds. */
  durationMs: number;
}

export interface GoOptions {
  /** Whether waits are skipped. Without it, it stands still at the first moment that only time would bring about. */
  skipTime?: boolean;
  /** Steps to stop at as they start; `all` goes step by step. */
  breakpoints?: ReadonlySet<string> | 'all';
}

/** Thrown where a run has no end in sight. */
export class EndlessSimulationError extends Error {
  constructor(events: number) {
    super(`The run did not end within ${events.toLocaleString('en')} events.`);
    this.name = 'EndlessSimulationError';
  }
}

/** Keeps apart what the script still holds, and when it is due. */
interface Pending {
  input: ScriptedInput;
  isUsed: boolean;
}

/**
 * Runs the code of a version without Temporal: the same code and runtime on a clock of its own, with stand-ins for tasks, people
 * and events. The same options give the same events.
 */
export class Simulation {
  readonly #world: World;
  readonly #run: SimulatedRun;
  readonly #script: Pending[];
  readonly #maxEvents: number;
  readonly #startedAt: number;
  /** Events that script and breakpoints have looked at. */
  #looked = 0;
  #fired = 0;
  #isPausing = false;
  #endedAt: number | undefined;

  constructor(host: SimulatorHost, options: SimulationOptions) {
    this.#startedAt = options.startedAt ?? Date.now();
    this.#maxEvents = options.maxEvents ?? 1_000_000;
    this.#world = new World({
      host,
      mocks: options.mocks ?? {},
      workflows: options.workflows ?? {},
      project: createProject(options.backlogs ?? [], options.backlogItems, options.readModels),
      startedAt: this.#startedAt,
    });
    this.#script = (options.script ?? []).map((input) => ({ input, isUsed: false }));
    this.#run = this.#world.start({
      id: options.runId ?? 'simulated',
      code: options.code,
      input: options.input,
      onClose: () => {
        this.#endedAt = this.#world.now;
      },
    });
    for (const pending of this.#script)
      if (pending.input.kind !== 'decide' && pending.input.step === undefined) this.#schedule(pending);
  }

  /** Events so far, in the order in which they happened, sub-workflows included. */
  get events(): readonly StepEvent[] {
    return this.#world.events;
  }
  get now(): number {
    return this.#world.now;
  }
  get openApprovals(): SimulatedApproval[] {
    return this.#world.approvals.filter(({ status }) => status === 'open');
  }
  get result(): SimulatedResult {
    const closing = this.#run.closing;
    return {
      status: closing?.status === 'terminated' ? 'cancelled' : (closing?.status ?? 'open'),
      output: closing?.status === 'completed' ? (closing.output ?? null) : null,
      error: closing?.status === 'failed' ? closing.error : null,
      durationMs: (this.#endedAt ?? this.#world.now) - this.#startedAt,
    };
  }
  /** What can be read of the run from outside while it runs. */
  query(name: string): unknown {
    return this.#run.queries.get(name)?.();
  }

  /** Takes effect on attempts that were not yet answered. */
  set mocks(mocks: Mocks) {
    this.#world.mocks = mocks;
  }

  decide(approvalId: string, decision: Decision): void {
    decide(this.#world, approvalId, decision);
  }
  signal(name: string, data?: unknown): void {
    this.#world.signal(this.#run.id, name, data);
  }
  cancel(): void {
    this.#world.after(0, () => this.#run.cancel());
  }
  /** Stops `go` at its next event. */
  pause(): void {
    this.#isPausing = true;
  }

  /** Goes on until the run is over, waits for something, or is to be paused. */
  async go({ skipTime = true, breakpoints }: GoOptions = {}): Promise<Standing> {
    this.#isPausing = false;
    await this.#world.settle();
    for (;;) {
      const reached = this.#look(breakpoints);
      if (reached.length > 0 || this.#isPausing) return { state: 'paused', steps: reached };
      const next = this.#world.queue.next;
      if (this.#isOver && (!next || next.isTimer)) return { state: 'finished' };
      if (!next) return { state: 'waiting' };
      if (next.isTimer && !skipTime) return { state: 'waiting', until: next.at };
      if (++this.#fired > this.#maxEvents) throw new EndlessSimulationError(this.#maxEvents);
      await this.#world.fireNext();
    }
  }

  /** Lets time pass to the next moment at which something happens, then goes on without skipping more. */
  async skip(options: Omit<GoOptions, 'skipTime'> = {}): Promise<Standing> {
    await this.#world.settle();
    await this.#world.fireNext();
    return this.go({ ...options, skipTime: false });
  }

  /** The run itself is over; sub-workflows that it left behind may go on. */
  get #isOver(): boolean {
    return this.#run.closing !== undefined;
  }

  /** Looks at what is new: brings about what the script has for it, and gives the breakpoints reached. */
  #look(breakpoints: GoOptions['breakpoints']): string[] {
    const { events } = this.#world;
    const reached: string[] = [];
    for (; this.#looked < events.length; this.#looked += 1) {
      const event = events[this.#looked]!;
      if (event.type === 'step.started' && (breakpoints === 'all' || breakpoints?.has(event.stepId)))
        reached.push(event.instance);
      if (this.#script.length > 0) this.#follow(event);
    }
    return reached;
  }

  #follow(event: StepEvent): void {
    if (event.type !== 'step.waiting') return;
    if (event.waitingFor === 'approval') this.#decideByScript(event);
    for (const pending of this.#script) {
      const { input, isUsed } = pending;
      if (!isUsed && input.kind !== 'decide' && input.step === event.stepId) this.#schedule(pending);
    }
  }

  #decideByScript({ runId, instance, stepId }: Extract<StepEvent, { type: 'step.waiting' }>): void {
    const entries = this.#script.filter(({ input }) => input.kind === 'decide' && input.step === stepId);
    const pending = entries.find(({ isUsed }) => !isUsed) ?? entries.at(-1);
    const approval = this.#world.approvals.find(
      (one) => one.runId === runId && one.request.instance === instance,
    );
    if (!pending || !approval) return;
    pending.isUsed = true;
    const { input } = pending;
    if (input.kind === 'decide')
      this.#world.after(toMilliseconds(input.after ?? 0), () => decide(this.#world, approval.id, input));
  }

  #schedule(pending: Pending): void {
    pending.isUsed = true;
    const { input } = pending;
    this.#world.after(toMilliseconds(input.after ?? 0), () => {
      if (input.kind === 'signal') this.signal(input.name, input.data);
      if (input.kind === 'cancel') this.#run.cancel();
    });
  }
}
