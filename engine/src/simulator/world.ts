import type { StepEvent } from '../contract/step-events.ts';
import { EventQueue } from './event-queue.ts';
import type { Scope } from './cancellation-scope.ts';
import type { AsyncContext, SimulatorHost } from './host.ts';
import type { Mock, Mocks } from './mocks.ts';
import { type RunStart, SimulatedRun } from './run.ts';
import type { SimulatedApproval } from './stand-ins/approvals.ts';
import type { SimulatedProject } from './stand-ins/project-data.ts';

/** The code of a version. */
export interface SimulatedCode {
  javascript: string;
  /** Name of its function (`Plan.functionName`). */
  workflowType: string;
}

/** Workflows that can be started as sub-workflows, by id: simulated too, or stood in for. */
export type SimulatedWorkflows = Record<string, SimulatedCode | Exclude<Mock, { attempts: Mock[] }>>;

export interface WorldOptions {
  host: SimulatorHost;
  mocks: Mocks;
  workflows: SimulatedWorkflows;
  project: SimulatedProject;
  startedAt: number;
}

/** Where simulated runs live: a clock of its own, what is yet to happen, and everything that hosted runs find around them. */
export class World {
  now: number;
  mocks: Mocks;
  readonly host: SimulatorHost;
  readonly workflows: SimulatedWorkflows;
  readonly project: SimulatedProject;
  readonly scopes: AsyncContext<Scope>;
  readonly queue = new EventQueue();
  readonly runs = new Map<string, SimulatedRun>();
  readonly events: StepEvent[] = [];
  readonly approvals: SimulatedApproval[] = [];
  /** Runs of sub-workflows that are about to start, by run id. */
  readonly prepared = new Map<string, SimulatedWorkflows[string]>();

  readonly parents = new Map<string, string>();

  constructor({ host, mocks, workflows, project, startedAt }: WorldOptions) {
    this.host = host;
    this.mocks = mocks;
    this.workflows = workflows;
    this.project = project;
    this.now = startedAt;
    this.scopes = host.createContext<Scope>();
  }

  start(options: RunStart): SimulatedRun {
    const run = new SimulatedRun(this, options);
    this.runs.set(run.id, run);
    run.start();
    return run;
  }

  /** Something that answers by itself. Gives a function that takes it back. */
  after(ms: number, fire: () => void): () => void {
    return this.queue.add({ at: this.now + ms, isTimer: false, fire });
  }

  timer(ms: number, fire: () => void): () => void {
    return this.queue.add({ at: this.now + ms, isTimer: true, fire });
  }

  emit(event: StepEvent): void {
    this.events.push(event);
  }

  /** Sends a run an event. One that is over hears nothing. */
  signal(runId: string, name: string, data: unknown): void {
    this.after(0, () => this.runs.get(runId)?.signal(name, [data]));
  }

  /** Fires what comes next; false where nothing does. */
  async fireNext(): Promise<boolean> {
    const event = this.queue.take();
    if (!event) return false;
    this.now = Math.max(this.now, event.at);
    event.fire();
    await this.settle();
    return true;
  }

  /** Lets runs go as far as they can at this moment. */
  async settle(): Promise<void> {
    do await this.host.settle();
    while (this.#unblock());
    for (const run of this.runs.values()) if (run.defect) throw run.defect;
  }

  #unblock(): boolean {
    let unblocked = false;
    for (const run of this.runs.values()) unblocked = run.unblock() || unblocked;
    return unblocked;
  }
}
