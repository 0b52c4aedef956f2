export { type ItemTraits, traitsOf } from './backlog-item.ts';
