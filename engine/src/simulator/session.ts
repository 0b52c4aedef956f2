import type { StepEvent } from '../contract/step-events.ts';
import type { SimulatorHost } from './host.ts';
import type { Mocks } from './mocks.ts';
import {
  type GoOptions,
  type SimulatedResult,
  Simulation,
  type SimulationOptions,
  type Standing,
} from './simulation.ts';
import type { Decision, SimulatedApproval } from './stand-ins/approvals.ts';

/** What a simulation in a thread or worker of its own is told. Plain data. */
export type SessionCommand =
  | { type: 'start'; options: SimulationOptions; go: GoOptions }
  | { type: 'go'; go: GoOptions }
  | { type: 'skip'; go: GoOptions }
  | { type: 'decide'; approvalId: string; decision: Decision; go: GoOptions }
  | { type: 'signal'; name: string; data?: unknown; go: GoOptions }
  | { type: 'cancel'; go: GoOptions }
  | { type: 'mock'; mocks: Mocks };

/** What it answers to each that lets it go on. */
export type SessionAnswer =
  | {
      type: 'standing';
      standing: Standing;
      /** Those since the last answer. */
      events: StepEvent[];
      openApprovals: SimulatedApproval[];
      result: SimulatedResult;
      now: number;
    }
  /** It cannot go on: a defect, or a run without an end. */
  | { type: 'broken'; message: string };

/** Carries out commands one after another. */
export function createSession(host: SimulatorHost, answer: (answer: SessionAnswer) => void) {
  let simulation: Simulation | undefined;
  let told = 0;
  let last: Promise<void> = Promise.resolve();

  async function perform(command: SessionCommand): Promise<void> {
    if (command.type === 'start') {
      simulation = new Simulation(host, command.options);
      told = 0;
    }
    if (!simulation) return;
    if (command.type === 'mock') {
      simulation.mocks = command.mocks;
      return;
    }
    if (command.type === 'decide') simulation.decide(command.approvalId, command.decision);
    if (command.type === 'signal') simulation.signal(command.name, command.data);
    if (command.type === 'cancel') simulation.cancel();
    const standing =
      command.type === 'skip' ? await simulation.skip(command.go) : await simulation.go(command.go);
    const events = simulation.events.slice(told);
    told += events.length;
    const { openApprovals, result, now } = simulation;
    answer({ type: 'standing', standing, events, openApprovals, result, now });
  }

  return (command: SessionCommand): void => {
    last = last
      .then(() => perform(command))
      .catch((error: unknown) =>
        answer({ type: 'broken', message: error instanceof Error ? error.message : String(error) }),
      );
  };
}
