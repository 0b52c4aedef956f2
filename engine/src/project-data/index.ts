export { createFold, type Entry, type FoldedEvent, type ReadModelFold } from './read-model.ts';
export { type ItemTraits, traitsOf } from './backlog-item.ts';
