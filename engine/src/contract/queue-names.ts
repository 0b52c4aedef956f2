import { toActivityType } from './task.ts';

/** Names of queues, made and parsed here and nowhere else (design §6). */

/** Kebab-case of a free name: letters and digits of ASCII, others folded or dropped; never empty, 40 characters at most. */
export function toKebab(name: string): string {
  const kebab = name
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return kebab || 'project';
}

/** First eight characters of a user id that are safe in a name. */
export function userIdPrefix(userId: string): string {
  return (
    userId
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 8)
      .toLowerCase() || 'user'
  );
}

/** `{userId_prefix}-{project-kebab-name}-queue`. */
export function defaultQueueName(userId: string, projectName: string): string {
  return `${userIdPrefix(userId)}-${toKebab(projectName)}-queue`;
}

/** `{user_id}-{project_id}-{activity_name}`: of an action that was split off. */
export function actionQueueName(userId: string, projectId: string, action: string): string {
  return `${userId}-${projectId}-${toActivityType(action)}`;
}

/** A further pool of a project: its kebab name stands before `-queue`. */
export function furtherQueueName(defaultName: string, poolName: string): string {
  return `${defaultName.replace(/-queue$/, '')}-${toKebab(poolName)}-queue`;
}

/** The part of a pool in a region, and what tells the names of one project's pools apart. */
export interface RegionalQueue {
  userId: string;
  projectId: string;
  /** Names of the project's default pool and of the pool itself. */
  defaultName: string;
  poolName: string;
  region: string;
  /** Only for runs that may be carried nowhere else. */
  pinned: boolean;
}

/** `{user_id}-{project_id}-{region}`; further pools add their kebab name before the region, and pinned runs have a queue of their own. */
export function regionalQueueName(queue: RegionalQueue): string {
  const stem = queue.defaultName.replace(/queue$/, '');
  const pool = queue.poolName === queue.defaultName ? '' : queue.poolName.slice(stem.length, -'queue'.length);
  return `${queue.userId}-${queue.projectId}-${pool}${queue.region}${queue.pinned ? '-only' : ''}`;
}

/**
 * Name of a queue's Deployment: `pool-{queue's name, shortened}-{end of its id}`, 46 characters at most, so that what Kubernetes adds for
 * pods still fits a DNS label. The end of a name tells more than its start, which many share; the id tells all apart.
 */
export function deploymentName({ id, name }: { id: string; name: string }): string {
  const telling = name
    .toLowerCase()
    .replace(/-queue$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(-28);
  return `pool-${telling.replace(/^-+|-+$/g, '')}-${id.slice(-12)}`;
}

/** Shown to people: `{Project Name} Task Queue` in the base system, Worker Pool in ours. */
export function defaultQueueTitle(projectName: string): string {
  return `${projectName} Worker Pool`;
}
