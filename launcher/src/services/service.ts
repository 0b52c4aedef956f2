import type { Kept } from '../process/keep-running.ts';
import type { PortBook } from '../ports.ts';

/** A data store this launcher runs itself, or one that was given by its URL. */
export interface Service {
  readonly url: string;
  /** Undefined where it is not ours, or does not run at the moment. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
  /** Starts it again after `stop`, at the same address. */
  start(): Promise<void>;
}

export interface ServiceContext {
  dataFolder: string;
  ports: PortBook;
  /** Says what takes so long, while it starts. */
  note: (text: string) => void;
  /** Says what happens to it later. */
  report: (text: string) => void;
}

export const givenService = (url: string): Service => ({
  url,
  pid: undefined,
  stop: async () => undefined,
  start: async () => undefined,
});

/** A store of our own: `run` starts it at `url`. */
export async function startOwnService(url: string, run: () => Promise<Kept>): Promise<Service> {
  let kept: Kept | undefined = await run();
  return {
    url,
    get pid() {
      return kept?.pid;
    },
    async start() {
      kept ??= await run();
    },
    async stop() {
      await kept?.stop();
      kept = undefined;
    },
  };
}
