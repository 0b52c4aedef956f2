import type { SessionAnswer, SessionCommand } from '@wfb/engine/simulator';
import SimulatorWorker from './simulator.worker.ts?worker';

/** Longest that a draft may compute without an answer. */
const longestMs = 15_000;

/** A simulation in a worker of its own. */
export class SimulatorClient {
  #worker: Worker = new SimulatorWorker();
  #patience: ReturnType<typeof setTimeout> | undefined;
  #onanswer: (answer: SessionAnswer) => void;

  constructor(onanswer: (answer: SessionAnswer) => void) {
    this.#onanswer = onanswer;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SessionAnswer>) => {
      clearTimeout(this.#patience);
      onanswer(data);
    });
    this.#worker.addEventListener('error', () => this.#break('The test could not be run on this device.'));
  }

  send(command: SessionCommand): void {
    this.#worker.postMessage(command);
    clearTimeout(this.#patience);
    if (command.type === 'mock') return;
    this.#patience = setTimeout(() => this.#break('It computed for too long and was stopped.'), longestMs);
  }

  stop(): void {
    clearTimeout(this.#patience);
    this.#worker.terminate();
  }

  #break(message: string): void {
    this.stop();
    this.#onanswer({ type: 'broken', message });
  }
}
