export { createSession } from '../session.ts';
export { browserHost } from './host.ts';
