import type { Regions } from './regions.ts';

export interface Lane {
  id: string;
  /** Lanes to wait for. Lanes come in an order in which those stand before. */
  after?: string[];
  run(): Promise<void>;
}

export function createParallel(regions: Regions) {
  return {
    /** Runs lanes at once. When one fails, the others are cancelled, and the first failure is thrown once all have stopped. */
    async parallel(lanes: Lane[]): Promise<void> {
      const scope = regions.scopeOf(lanes.length);
      let failed: { error: unknown } | undefined;
      const running = new Map<string, Promise<void>>();

      const start = async (lane: Lane): Promise<void> => {
        try {
          if (lane.after?.length) await Promise.all(lane.after.map((id) => running.get(id)!));
          await lane.run();
        } catch (error) {
          if (!failed) {
            failed = { error };
            scope.cancel();
          }
          throw error;
        }
      };

      await scope.run(async () => {
        for (const lane of lanes) running.set(lane.id, start(lane));
        await Promise.allSettled(running.values());
      });
      if (failed) throw failed.error;
    },
  };
}
