import type { SentenceSources } from '@wfb/engine/definition/sentences';
import { call, type Api } from '#lib/api/client.ts';
import type { ActionDeclaration, ConnectorDeclaration, WorkflowSummary } from '#lib/api/types.ts';
import { Resource } from '#lib/state/resource.svelte.ts';

/** What a task can call and which workflows there are: words for sentences, forms for the editor. Fetched once per visit. */
export class Catalogue {
  #connectors: Resource<ConnectorDeclaration[]>;
  #workflows: Resource<WorkflowSummary[]>;
  readonly actions: ActionDeclaration[] = $derived.by(() =>
    this.connectors.flatMap((connector) => connector.actions),
  );

  constructor(api: Api) {
    this.#connectors = new Resource(
      async (signal) => (await call(api.GET('/api/v1/actions', { signal }))).items,
    );
    this.#workflows = new Resource(
      async (signal) =>
        (await call(api.GET('/api/v1/workflows', { params: { query: { limit: 100 } }, signal }))).items,
    );
  }

  get connectors(): readonly ConnectorDeclaration[] {
    return this.#connectors.data ?? [];
  }
  get loaded(): boolean {
    return this.#connectors.data !== null;
  }
  get error(): unknown {
    return this.#connectors.error;
  }
  get workflows(): readonly WorkflowSummary[] {
    return this.#workflows.data ?? [];
  }

  action(name: string | undefined): ActionDeclaration | undefined {
    return this.actions.find((action) => action.name === name);
  }

  /** What sentences need of it. */
  get sources(): Pick<SentenceSources, 'actions' | 'workflows'> {
    return { actions: this.actions as NonNullable<SentenceSources['actions']>, workflows: this.workflows };
  }

  /** Actions change with a new version of the product only; workflows are fetched anew for whoever asks. */
  load = async (): Promise<void> => {
    await Promise.all([this.loaded ? undefined : this.#connectors.reload(), this.#workflows.reload()]);
  };
}

const perApi = new WeakMap<Api, Catalogue>();

/** The catalogue of an API client, shared by all pages. */
export function catalogueOf(api: Api): Catalogue {
  let catalogue = perApi.get(api);
  if (!catalogue) perApi.set(api, (catalogue = new Catalogue(api)));
  return catalogue;
}
