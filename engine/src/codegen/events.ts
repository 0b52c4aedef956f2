import type { EventDeclaration } from '../definition/events.ts';

/** TypeScript of what comes with an event: `paid` → `PaidEvent`. */
export const eventType = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}Event`;

/** The exported constant by which code inside and outside of the workflow speaks of an event. */
export const signalName = ({ name }: EventDeclaration): string => `${name}Signal`;
