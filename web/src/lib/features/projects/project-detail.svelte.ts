import { call, idempotencyKey } from '#lib/api/client.ts';
import type { LiveEvent, Pool, Project, Secret } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';
import { withPool } from './pools.ts';

/** Settings of a pool; what is left out stays. */
type PoolChange = Partial<
  Pick<
    Pool,
    | 'title'
    | 'description'
    | 'environment'
    | 'maxConcurrentTasks'
    | 'rateLimit'
    | 'taskTimeoutSeconds'
    | 'runTimeoutSeconds'
    | 'priority'
    | 'fairness'
    | 'hostLabels'
    | 'dedicated'
    | 'enabled'
  >
>;

/** One project with its pools, live, and the names of its secrets. */
export class ProjectDetail {
  readonly id: string;
  #app: AppState;
  #project: Resource<Project>;
  #secrets: Resource<Secret[]>;
  #stop: () => void;

  constructor(app: AppState, id: string) {
    this.id = id;
    this.#app = app;
    const path = { params: { path: { id } } };
    this.#project = new Resource((signal) => call(app.api.GET('/api/v1/projects/{id}', { ...path, signal })));
    this.#secrets = new Resource(
      async (signal) => (await call(app.api.GET('/api/v1/projects/{id}/secrets', { ...path, signal }))).items,
    );
    this.#stop = app.subscribe(`project:${id}`, this.#onevent, this.reload);
    void this.reload();
  }

  get project(): Project | null {
    return this.#project.data;
  }
  get error(): unknown {
    return this.#project.error;
  }
  get secrets(): readonly Secret[] | null {
    return this.#secrets.data;
  }
  get secretsError(): unknown {
    return this.#secrets.error;
  }
  get canManage(): boolean {
    return this.project?.role === 'owner' || this.project?.role === 'admin';
  }

  reload = (): Promise<void> => this.#project.reload();
  loadSecrets = (): Promise<void> => this.#secrets.reload();

  update = async (body: {
    name?: string;
    description?: string | null;
    regions?: string[];
  }): Promise<void> => {
    await call(this.#app.api.PATCH('/api/v1/projects/{id}', { params: { path: { id: this.id } }, body }));
    await this.reload();
  };

  archive = async (): Promise<void> => {
    await call(this.#app.api.DELETE('/api/v1/projects/{id}', { params: { path: { id: this.id } } }));
  };

  createPool = async (body: { title: string; environment?: string }): Promise<Pool> => {
    const pool = await call(
      this.#app.api.POST('/api/v1/projects/{id}/queues', {
        params: { path: { id: this.id }, header: idempotencyKey() },
        body,
      }),
    );
    await this.reload();
    return pool;
  };

  /** `drain`: its workflows move to the default pool, and its runs end first. */
  removePool = async (queueId: string, drain: boolean): Promise<void> => {
    await call(
      this.#app.api.DELETE('/api/v1/projects/{id}/queues/{queueId}', {
        params: { path: { id: this.id, queueId }, query: { drain: drain ? 'true' : 'false' } },
      }),
    );
    await this.reload();
  };

  orderWorker = async (workerId: string, order: 'start' | 'stop' | 'drain' | 'restart'): Promise<void> => {
    await call(
      this.#app.api.POST(`/api/v1/projects/{id}/workers/{workerId}/${order}`, {
        params: { path: { id: this.id, workerId } },
      }),
    );
    await this.reload();
  };

  updatePool = async (queueId: string, body: PoolChange): Promise<void> => {
    const pool = await call(
      this.#app.api.PATCH('/api/v1/projects/{id}/queues/{queueId}', {
        params: { path: { id: this.id, queueId } },
        body,
      }),
    );
    if (this.project) this.#project.set(withPool(this.project, pool));
  };

  putSecret = async (name: string, value: string): Promise<void> => {
    await call(
      this.#app.api.PUT('/api/v1/projects/{id}/secrets/{name}', {
        params: { path: { id: this.id, name } },
        body: { value },
      }),
    );
    await this.loadSecrets();
  };

  deleteSecret = async (name: string): Promise<void> => {
    await call(
      this.#app.api.DELETE('/api/v1/projects/{id}/secrets/{name}', {
        params: { path: { id: this.id, name } },
      }),
    );
    await this.loadSecrets();
  };

  dispose(): void {
    this.#stop();
    this.#project.dispose();
    this.#secrets.dispose();
  }

  #onevent = (event: LiveEvent): void => {
    if (event.kind === 'pool.changed' && this.project) this.#project.set(withPool(this.project, event.pool));
  };
}
