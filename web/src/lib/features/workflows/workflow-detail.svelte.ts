import { call, idempotencyKey } from '#lib/api/client.ts';
import type { RunSummary, Version, Workflow } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';
import { RunsList } from '../runs/runs-list.svelte.ts';

/** One workflow: what it is, its versions and its runs. */
export class WorkflowDetail {
  readonly id: string;
  readonly runs: RunsList;
  #app: AppState;
  #workflow: Resource<Workflow>;
  #versions: Resource<Version[]>;

  constructor(app: AppState, id: string) {
    this.id = id;
    this.#app = app;
    const path = { params: { path: { id } } };
    this.#workflow = new Resource((signal) =>
      call(app.api.GET('/api/v1/workflows/{id}', { ...path, signal })),
    );
    this.#versions = new Resource(
      async (signal) =>
        (await call(app.api.GET('/api/v1/workflows/{id}/versions', { ...path, signal }))).items,
    );
    this.runs = new RunsList(app, { group: null, q: '', workflowId: id, projectId: null });
    void this.#workflow.reload();
  }

  get workflow(): Workflow | null {
    return this.#workflow.data;
  }
  get error(): unknown {
    return this.#workflow.error;
  }
  get versions(): readonly Version[] | null {
    return this.#versions.data;
  }
  get versionsError(): unknown {
    return this.#versions.error;
  }

  reload = (): Promise<void> => this.#workflow.reload();
  loadVersions = (): Promise<void> => this.#versions.reload();

  start = (input: Record<string, unknown>, key: string): Promise<RunSummary> =>
    call(
      this.#app.api.POST('/api/v1/workflows/{id}/runs', {
        params: { path: { id: this.id }, header: idempotencyKey(key) },
        body: { input },
      }),
    );

  /** A version as a TypeScript project, in a ZIP. */
  exportVersion = async (versionId: string): Promise<{ name: string; archive: Blob }> => {
    const { data, response } = await this.#app.api.GET('/api/v1/workflows/{id}/versions/{versionId}/export', {
      params: { path: { id: this.id, versionId } },
      parseAs: 'blob',
    });
    const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return { name: named ?? 'workflow.zip', archive: data as unknown as Blob };
  };

  update = async (change: {
    name?: string;
    description?: string | null;
    enabled?: boolean;
  }): Promise<void> => {
    await call(
      this.#app.api.PATCH('/api/v1/workflows/{id}', { params: { path: { id: this.id } }, body: change }),
    );
    await this.reload();
  };

  setSchedulePaused = async (triggerId: string, paused: boolean): Promise<void> => {
    this.#workflow.set(
      await call(
        this.#app.api.PATCH('/api/v1/workflows/{id}/schedules/{triggerId}', {
          params: { path: { id: this.id, triggerId } },
          body: { paused },
        }),
      ),
    );
  };

  /** Gives how many runs in flight end where they began. */
  setPlace = async (body: {
    queueId: string;
    pinnedRegion: string | null;
    priority: number | null;
  }): Promise<number> => {
    const { runsElsewhere } = await call(
      this.#app.api.PUT('/api/v1/workflows/{id}/queue', { params: { path: { id: this.id } }, body }),
    );
    await this.reload();
    return runsElsewhere;
  };

  archive = async (): Promise<void> => {
    await call(this.#app.api.DELETE('/api/v1/workflows/{id}', { params: { path: { id: this.id } } }));
  };

  activate = async (versionId: string): Promise<void> => {
    await call(
      this.#app.api.POST('/api/v1/workflows/{id}/versions/{versionId}/activate', {
        params: { path: { id: this.id, versionId } },
      }),
    );
    await Promise.all([this.reload(), this.loadVersions()]);
  };

  /** The new secret of a webhook; the server shows it this once. */
  rotateSecret = async (triggerId: string): Promise<string> => {
    const { secret } = await call(
      this.#app.api.POST('/api/v1/workflows/{id}/webhooks/{triggerId}/secret', {
        params: { path: { id: this.id, triggerId } },
      }),
    );
    await this.reload();
    return secret;
  };

  dispose(): void {
    this.#workflow.dispose();
    this.#versions.dispose();
    this.runs.dispose();
  }
}
