export { isPublicAddress } from './addresses.ts';
export { emptyAllowList, parseAllowList, type AllowList } from './allow-list.ts';
export { findGuardError, GuardError, type GuardErrorCode } from './guard-error.ts';
export { resolveGuarded } from './guarded-agent.ts';
export { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts';
