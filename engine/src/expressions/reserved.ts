const namesOf = (prototype: object) => Object.getOwnPropertyNames(prototype);

/** Names that every object inherits, and those that lead to them: never readable. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  ...namesOf(Object.prototype),
  'constructor',
  'prototype',
  '__proto__',
]);

/**
 * Names that lists, texts, numbers and truth values inherit. They may also be fields of an object (`order.values`), so they can
 * be read, but only as own properties.
 */
export const inheritedNames: ReadonlySet<string> = new Set(
  [Array.prototype, String.prototype, Number.prototype, Boolean.prototype]
    .flatMap(namesOf)
    .filter((name) => name !== 'length' && !forbiddenNames.has(name)),
);

/** Names that can be written as a variable or after a dot. ASCII only, so that no two names look alike. */
export const identifierPattern = /^[A-Za-z_][A-Za-z0-9_]*$/;
