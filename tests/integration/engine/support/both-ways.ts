import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import {
  type ApprovalActivities,
  type BacklogActivities,
  nextTime,
  type NotifyRequest,
  type ReadModelActivities,
  type RecordActivities,
  type StepEvent,
  type TaskCall,
  toActivityType,
} from '@wfb/engine/contract';
import {
  answerOf,
  createProject,
  decide,
  type Mocks,
  type ScriptedInput,
  Simulation,
  type SimulatedApproval,
  type SimulatedProject,
} from '@wfb/engine/simulator';
import { nodeHost } from '@wfb/engine/simulator/node';
import { type AskingRun, standIns } from '@wfb/engine/simulator/stand-ins';
import { testActions } from '@wfb/engine/testing/actions';
import { eventually } from '../../../support/eventually.ts';
import {
  createEngineHost,
  type Activities,
  type EngineHost,
  type Published,
} from '../../../replay/support/host.ts';
import { endOf, traceOf, type Ended, type Trace } from './trace.ts';

/** A run to be carried out twice, by a real worker and by the simulator. */
export interface Case {
  published: Published;
  input: unknown;
  mocks?: Mocks;
  script?: ScriptedInput[];
  /** Workflows that it may start, by id. */
  children?: Record<string, Published>;
}

export interface Outcome {
  end: Ended;
  trace: Trace;
}

interface Live extends Case {
  runId: string;
  approvals: SimulatedApproval[];
  project: SimulatedProject;
  used: Set<ScriptedInput>;
}

export const durationMs = (duration: string | number = 0): number =>
  typeof duration === 'number'
    ? duration
    : Number.parseFloat(duration) * (duration.endsWith('ms') ? 1 : 1_000);

export type BothWays = Awaited<ReturnType<typeof createBothWays>>;

export async function createBothWays(address: string) {
  const live = new Map<string, Live>();
  const failures: unknown[] = [];

  const currentRun = (): Live => {
    const { workflowId } = Context.current().info.workflowExecution!;
    // A child is served as its parent is.
    return live.get(workflowId) ?? live.get(parents.get(workflowId)!)!;
  };
  const parents = new Map<string, string>();

  const carryOut = async (type: string, input: unknown, call: TaskCall) => {
    const { info } = Context.current();
    const answer = answerOf(currentRun().mocks ?? {}, type, { input, call, attempt: info.attempt });
    if (answer.latencyMs > 0) await Context.current().sleep(answer.latencyMs);
    return given(answer.give);
  };

  /** What the stand-ins take for a simulation's run is a real one here. */
  const asking = (run: Live): AskingRun => ({
    id: run.runId,
    world: {
      now: Date.now(),
      approvals: run.approvals,
      project: run.project,
      workflows: {},
      prepared: new Map(),
      parents: new Map(),
      signal: (runId, name, data) => {
        host.client.workflow
          .getHandle(runId)
          .signal(name, data)
          .catch((error: unknown) => failures.push(error));
      },
    },
  });

  const approvals: ApprovalActivities = {
    requestApproval: async (request) => given(() => standIns.requestApproval(asking(currentRun()), request)),
    settleApproval: async (request) => given(() => standIns.settleApproval(asking(currentRun()), request)),
    withdrawApproval: async (request) =>
      given(() => standIns.withdrawApproval(asking(currentRun()), request)),
  };

  const own = () => asking(currentRun());
  const projectData: BacklogActivities & ReadModelActivities & RecordActivities = {
    addToBacklog: async (request) => given(() => standIns.addToBacklog(own(), request)),
    takeFromBacklog: async (request) => given(() => standIns.takeFromBacklog(own(), request)),
    settleTake: async (request) => given(() => standIns.settleTake(own(), request)),
    peekBacklog: async (request) => given(() => standIns.peekBacklog(own(), request)),
    lookUp: async (request) => given(() => standIns.lookUp(own(), request)),
    recordEvent: async (request) => given(() => standIns.recordEvent(own(), request)),
  };

  const activities = {
    ...Object.fromEntries(
      testActions.map(({ name }) => {
        const type = toActivityType(name);
        return [type, (input: unknown, call: TaskCall) => carryOut(type, input, call)];
      }),
    ),
    ...approvals,
    // Where it goes is no matter: what is compared is the run that sends.
    sendEvent: async () => ({ eventId: randomUUID() }),
    ...projectData,
    nextTime,
    answerCaller: async () => undefined,
    notifyPeople: async (request: NotifyRequest) => given(() => standIns.notifyPeople(own(), request)),
    async prepareSubworkflow({ workflowId }: { workflowId: string }) {
      const run = currentRun();
      const child = run.children?.[workflowId];
      if (!child)
        return given(() => standIns.prepareSubworkflow(asking(run), { workflowId, instance: '', input: {} }));
      const prepared = host.prepareChild(child);
      parents.set(prepared.runId, run.runId);
      return prepared;
    },
  };

  /** Follows the script of a run by what the run tells. */
  function follow(event: StepEvent): void {
    const run = live.get(event.runId);
    if (!run?.script) return;
    if (event.type === 'run.started')
      for (const input of run.script) if (input.kind !== 'decide' && !input.step) begin(run, input);
    if (event.type !== 'step.waiting') return;
    const due = run.script.filter(({ step }) => step === event.stepId);
    for (const input of due) if (input.kind !== 'decide' && !run.used.has(input)) begin(run, input);
    const decisions = due.filter(({ kind }) => kind === 'decide');
    // The last one is for all that follow.
    const decision = decisions.find((input) => !run.used.has(input)) ?? decisions.at(-1);
    if (decision && event.waitingFor === 'approval') begin(run, decision, event.instance);
  }

  function begin(run: Live, input: ScriptedInput, instance?: string): void {
    run.used.add(input);
    void setTimeout(durationMs(input.after))
      .then(async () => {
        const handle = host.client.workflow.getHandle(run.runId);
        // Reports come before the server knows: what comes from outside before that would find the run where it was.
        await eventually(async () => !(await handle.describe()).raw.pendingWorkflowTask, {
          timeoutMs: 60_000,
        });
        if (input.kind === 'cancel') await handle.cancel();
        if (input.kind === 'signal') await handle.signal(input.name, input.data);
        if (input.kind === 'decide') {
          const approval = run.approvals.find(({ request }) => request.instance === instance);
          decide(asking(run).world, approval!.id, input);
        }
      })
      .catch((error: unknown) => failures.push(error));
  }

  const host: EngineHost = await createEngineHost(address, activities as unknown as Activities, follow);

  return {
    host,
    failures,
    async hosted(run: Case): Promise<Outcome & { startedAt: number; runId: string }> {
      const runId = randomUUID();
      live.set(runId, {
        ...run,
        runId,
        approvals: [],
        project: createProject(
          run.published.plan.definition.backlogs,
          {},
          run.published.plan.definition.readModels,
        ),
        used: new Set(),
      });
      const handle = await host.start(run.published, run.input, runId);
      await handle.result().catch(() => undefined);
      const { startTime } = await handle.describe();
      const events = host.eventsOf(runId);
      return {
        end: endOf(events, runId),
        trace: traceOf(events, runId),
        startedAt: startTime.getTime(),
        runId,
      };
    },
    async simulated({ published, children = {}, ...run }: Case, startedAt?: number): Promise<Outcome> {
      const simulation = new Simulation(nodeHost, {
        ...run,
        code: codeOf(published),
        backlogs: published.plan.definition.backlogs,
        readModels: published.plan.definition.readModels,
        workflows: Object.fromEntries(Object.entries(children).map(([id, child]) => [id, codeOf(child)])),
        ...(startedAt === undefined ? {} : { startedAt }),
      });
      await simulation.go();
      return { end: endOf(simulation.events, 'simulated'), trace: traceOf(simulation.events, 'simulated') };
    },
    close: () => host.close(),
  };
}

const codeOf = ({ plan, javascript }: Published) => ({ javascript, workflowType: plan.functionName });

/** The simulator's failures in Temporal's own, as a worker translates them. */
function given<T>(give: () => T): T {
  try {
    return give();
  } catch (error) {
    const { message, type, nonRetryable, details } = error as ApplicationFailure;
    throw ApplicationFailure.create({
      message,
      type: type ?? (error as Error).name,
      nonRetryable: nonRetryable ?? false,
      ...(details?.length ? { details } : {}),
    });
  }
}
