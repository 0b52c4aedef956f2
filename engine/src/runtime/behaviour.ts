import { runtimeVersion } from './versions.ts';

/** Which version of the runtime the code of a run was made for: the run keeps the behaviour that it began with. */
export interface Behaviour {
  version: number;
}

export const newestBehaviour = (): Behaviour => ({ version: runtimeVersion });
