import type { WorkflowApi } from './workflow-api.ts';

export type Regions = ReturnType<typeof createRegions>;
type Scope = InstanceType<WorkflowApi['CancellationScope']>;

/** Where in a run several things are under way at once. */
export function createRegions(api: WorkflowApi) {
  const shared = new WeakSet<Scope>();

  return {
    /** A scope for so many things at once, to be cancelled together. */
    scopeOf(things: number): Scope {
      const scope = new api.CancellationScope();
      if (things > 1) shared.add(scope);
      return scope;
    },
    /** Whether something else may be under way beside the caller, at any depth. */
    isShared(): boolean {
      for (let scope: Scope | undefined = api.CancellationScope.current(); scope; scope = scope.parent)
        if (shared.has(scope)) return true;
      return false;
    },
  };
}
