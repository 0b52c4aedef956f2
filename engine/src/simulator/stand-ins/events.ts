import type { EventActivities } from '../../contract/events.ts';
import { ApplicationFailure } from '../failures.ts';
import type { StandIns } from './stand-in.ts';

export const events: StandIns<EventActivities> = {
  sendEvent({ id, world }, { to, event, data, instance }) {
    // What goes to the project starts other runs, which are none of this simulation's.
    if (to.kind !== 'project') {
      const receiver = to.kind === 'run' ? to.runId : world.parents.get(id);
      if (receiver === undefined)
        throw ApplicationFailure.nonRetryable(
          'No other run started this one, so there is none to send it to.',
          'NO_PARENT',
        );
      world.signal(receiver, event, data);
    }
    return { eventId: `${id}/${instance}` };
  },
};
