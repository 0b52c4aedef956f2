import type { FastifyPluginAsync } from 'fastify';
import { actionRoutes } from './actions/routes.ts';
import { backlogRoutes } from './backlogs/routes.ts';
import { demoShopRoutes } from './demo-shop/routes.ts';
import { approvalRoutes } from './approvals/routes.ts';
import { eventLogRoutes } from './event-log/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { instanceRoutes } from './instance/routes.ts';
import { mailRoutes } from './mails/routes.ts';
import { messageRoutes } from './messages/routes.ts';
import { poolRoutes } from './pools/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { projectEventRoutes } from './project-events/routes.ts';
import { projectRoutes } from './projects/routes.ts';
import { sampleRoutes } from './samples/routes.ts';
import { pushRoutes } from './push/routes.ts';
import { readModelRoutes } from './read-models/routes.ts';
import { regionRoutes } from './regions/routes.ts';
import { runRoutes } from './runs/routes.ts';
import { secretRoutes } from './secrets/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { scalingRoutes } from './scaling/routes.ts';
import { splittingRoutes } from './splitting/routes.ts';
import { statisticsRoutes } from './statistics/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { workerRoutes } from './workers/routes.ts';
import { versionRoutes, workflowRoutes } from './workflows/routes.ts';

/** Every feature of the API, one line each. */
export const features: FastifyPluginAsync[] = [
  healthRoutes,
  instanceRoutes,
  peopleRoutes,
  sessionRoutes,
  projectRoutes,
  poolRoutes,
  workerRoutes,
  regionRoutes,
  projectEventRoutes,
  secretRoutes,
  backlogRoutes,
  eventLogRoutes,
  readModelRoutes,
  actionRoutes,
  workflowRoutes,
  versionRoutes,
  sampleRoutes,
  templateRoutes,
  demoShopRoutes,
  runRoutes,
  approvalRoutes,
  pushRoutes,
  mailRoutes,
  statisticsRoutes,
  scalingRoutes,
  splittingRoutes,
  messageRoutes,
  webhookRoutes,
];
