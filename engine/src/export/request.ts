import type { Plan } from '../compiler/plan.ts';

/** A published version, as it is stored. */
export interface ExportedVersion {
  workflowId: string;
  number: number;
  plan: Plan;
  typescript: string;
}

/** Where an action's code lies: a module of a connector and the function in it. */
export interface ActionSource {
  file: string;
  function: string;
}

export interface ExportRequest {
  /** The workflow that was asked for, and behind it all that it starts as sub-workflows. */
  versions: [ExportedVersion, ...ExportedVersion[]];
  /** The queue in which the runs of these workflows wait. */
  taskQueue: string;
  /** The code of every action that they call. */
  actions: ReadonlyMap<string, ActionSource>;
  /** Folder below which that code lies. */
  connectorsFolder: string;
}

/** A workflow cannot be taken home, for a reason that people can do something about. */
export class ExportError extends Error {
  override name = 'ExportError';
}

/** A workflow of the project under the names that it has there. */
export interface ExportedWorkflow extends ExportedVersion {
  /** Name of its folder: `order-fulfilment`. */
  folder: string;
  /** Name of its function: the workflow's type. */
  type: string;
  /** What its types begin with: `OrderFulfilment`. */
  typeName: string;
  title: string;
}
