/**
 * The helper functions of the expression language: pure, deterministic on every machine, without dependencies. Generated code
 * calls them through the name `lib`, hosted and taken home alike.
 */
export * from './dates.ts';
export * from './lists.ts';
export * from './numbers.ts';
export * from './objects.ts';
export * from './texts.ts';
