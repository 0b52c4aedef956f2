import { call } from '#lib/api/client.ts';
import type { Project, QueueScaling, ScalingDecision, ScalingSimulation } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';

export type ScalingPolicy = QueueScaling['policy'];
export const traces = ['burst', 'day', 'growth', 'waves', 'recorded'] as const;
export type Trace = (typeof traces)[number];

const refreshMs = 15_000;

/** How a pool's number of workers is decided, and was. */
export class QueueScalingState {
  #app: AppState;
  #path: { id: string; queueId: string };
  #timer: ReturnType<typeof setInterval>;
  readonly scaling: Resource<QueueScaling>;
  readonly decisions: Resource<ScalingDecision[]>;
  readonly project: Resource<Project>;

  constructor(app: AppState, id: string, queueId: string) {
    this.#app = app;
    this.#path = { id, queueId };
    const params = { path: this.#path };
    this.scaling = new Resource((signal) =>
      call(app.api.GET('/api/v1/projects/{id}/queues/{queueId}/scaling', { params, signal })),
    );
    this.decisions = new Resource(
      async (signal) =>
        (
          await call(
            app.api.GET('/api/v1/projects/{id}/queues/{queueId}/scaling/decisions', { params, signal }),
          )
        ).items,
    );
    this.project = new Resource((signal) =>
      call(app.api.GET('/api/v1/projects/{id}', { params: { path: { id } }, signal })),
    );
    void this.reload();
    void this.project.reload();
    this.#timer = setInterval(() => void this.reload(), refreshMs);
  }

  get pool(): Project['pools'][number] | undefined {
    return this.project.data?.pools.find(({ id }) => id === this.#path.queueId);
  }
  get canManage(): boolean {
    return this.project.data?.role === 'owner' || this.project.data?.role === 'admin';
  }

  reload = async (): Promise<void> => {
    await Promise.all([this.scaling.reload(), this.decisions.reload()]);
  };

  save = async (body: { policy: ScalingPolicy; minWorkers: number; maxWorkers: number }): Promise<void> => {
    this.scaling.set(
      await call(
        this.#app.api.PUT('/api/v1/projects/{id}/queues/{queueId}/scaling', {
          params: { path: this.#path },
          body,
        }),
      ),
    );
  };

  /** What policies would have made of a load. */
  simulate(
    body: { policy: ScalingPolicy; minWorkers: number; maxWorkers: number; trace: Trace },
    signal: AbortSignal,
  ): Promise<ScalingSimulation> {
    return call(
      this.#app.api.POST('/api/v1/projects/{id}/queues/{queueId}/scaling/simulate', {
        params: { path: this.#path },
        body,
        signal,
      }),
    );
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.scaling.dispose();
    this.decisions.dispose();
    this.project.dispose();
  }
}
