import { type Behaviour, newestBehaviour } from './behaviour.ts';
import { createApprovals } from './approval.ts';
import { createBacklogs } from './backlog.ts';
import { createCalls } from './calls.ts';
import { createEvents } from './events.ts';
import { createFailures } from './failures.ts';
import { createForEach } from './for-each.ts';
import { createNotify } from './notify.ts';
import { createLookUps } from './look-up.ts';
import { createLegs } from './legs.ts';
import { createParallel } from './parallel.ts';
import { createRegions } from './regions.ts';
import { createRespond } from './respond.ts';
import { createRetries } from './retry.ts';
import { createRecurring } from './recurring.ts';
import { createRecords } from './record.ts';
import { withinRoom } from './room.ts';
import { createRunInfo } from './run-info.ts';
import { createSagas } from './saga.ts';
import { createSend } from './send.ts';
import { createShortActivities } from './short-activities.ts';
import { createStateMachines } from './state-machine.ts';
import { createStatus } from './status.ts';
import { createSubworkflows } from './subworkflow.ts';
import { createTasks, type PoolLimits } from './tasks.ts';
import { createTime } from './time.ts';
import { createValues } from './values.ts';
import { assertRuntimeVersion } from './versions.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

export type Runtime = ReturnType<typeof createRuntime>;

/** The runtime of one run, on Temporal or on a look-alike of it. */
export function createRuntime(
  unlimited: WorkflowApi,
  now: Clock = () => Date.now(),
  behaviour: Behaviour = newestBehaviour(),
  pool?: PoolLimits,
) {
  const api = withinRoom(unlimited, behaviour);
  const regions = createRegions(api);
  const activities = createShortActivities(api, regions, behaviour);
  const failures = createFailures(api);
  const time = createTime(api, now);
  const events = createEvents(api, failures, time, now);
  const status = createStatus(api);
  const subworkflows = createSubworkflows(api, failures, activities);
  const legs = createLegs(api, events, status, activities);
  return {
    ...failures,
    ...createApprovals(api, failures, activities, time, now),
    ...createBacklogs(api, failures, activities, time, now),
    ...createCalls(api),
    ...createForEach(failures, regions),
    ...createNotify(failures, activities),
    ...createParallel(regions),
    ...createRespond(failures, activities),
    ...createRetries(api, failures, time, now),
    ...createLookUps(failures, activities),
    ...createRecords(failures, activities),
    ...createRecurring(api, failures, activities, subworkflows, time, now),
    ...createRunInfo(api, legs, now),
    ...createSagas(api, failures),
    ...createSend(failures, activities),
    ...createStateMachines(failures, events, status, time, now),
    ...subworkflows,
    ...createTasks(api, failures, activities, pool),
    ...time,
    behaviour,
    setStatus: status.setStatus,
    listen: events.listen,
    receive: events.receive,
    resume: legs.resume,
    ...createValues(api),
  };
}

/** What hosted code takes its runtime from: it names the version that it was made for. */
export interface RuntimeSource {
  version(version: number): Runtime;
}

export function createRuntimeSource(runtime: Runtime): RuntimeSource {
  return {
    version(version) {
      assertRuntimeVersion(version);
      runtime.behaviour.version = version;
      return runtime;
    },
  };
}
