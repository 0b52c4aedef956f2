import { call } from '#lib/api/client.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';

export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The regions of this instance, the closest to this browser first. */
export const createRegions = ({ api }: AppState) =>
  new Resource((signal) =>
    call(api.GET('/api/v1/regions', { params: { query: { timeZone: timeZone() } }, signal })),
  );
