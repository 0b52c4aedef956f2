/**
 * Keys by which headers open, as JSON of `[keyId, codeKey, runKey][]` (hex). The bundle carries this placeholder; a worker puts
 * its keys in its place in memory, so that they are never written to disk.
 */
export const codeKeys = '__WFB_CODE_KEYS__';
