import { createGuardedFetch, parseAllowList, resolveGuarded } from '@wfb/connectors/guard';
import { connectors } from '@wfb/connectors/declarations';
import { wakeChannel } from '@wfb/engine/contract';
import { findRoutes } from '@wfb/prisma/routes';
import fp from 'fastify-plugin';
import { createPushAlarm } from '../delivery/alarm.ts';
import { createMailHandler } from '../delivery/mail-handler.ts';
import { createPushRenderer } from '../delivery/messages.ts';
import { createNotifyHandlers } from '../delivery/notify-handlers.ts';
import { createPushHandler } from '../delivery/push-handler.ts';
import { createPushSender } from '../delivery/push-sender.ts';
import { countWaiting } from '../features/approvals/approval-rows.ts';
import { createDecisionTokens, type DecisionTokens } from '../features/approvals/decision-token.ts';
import { createBacklogSettler } from '../features/backlogs/settle.ts';
import { createPasswordCheck } from '../features/approvals/passwords.ts';
import { type ApprovalsService, createApprovalsService } from '../features/approvals/service.ts';
import { createPushService, type PushService } from '../features/push/service.ts';
import { publishRuns, type RunChange } from '../features/runs/live.ts';
import { createRunWorkspaces } from '../features/runs/run-workspaces.ts';
import { createRunEnds, type RunEnds } from '../features/runs/run-ends.ts';
import { createRunsService, type RunsService } from '../features/runs/service.ts';
import { createRunStarter, type RunStarter } from '../features/runs/starting.ts';
import { createTemporalCarrier } from '../features/runs/temporal-carrier.ts';
import type { RunCarrier } from '../features/runs/carrier.ts';
import { createVersions, type Versions } from '../features/runs/versions.ts';
import { createJobs, type Jobs } from '../jobs/queues.ts';
import { deliveryKinds } from '../outbox/kinds.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { together } from '../data/together.ts';
import { createEventHandler } from '../outbox/event-handler.ts';
import { createQueueHandler } from '../outbox/queue-handler.ts';
import { createRunHandlers } from '../outbox/run-handlers.ts';
import { createScheduleSync } from '../outbox/schedule-handler.ts';

/** A run that has just begun is shown with others that begin in the same moment; an eye sees no difference. Milliseconds. */
const showWithinMs = 40;
/** Starts that were carried out are noted together. Milliseconds. */
const markWithinMs = 20;

export interface Services {
  starter: RunStarter;
  runs: RunsService;
  runEnds: RunEnds;
  approvals: ApprovalsService;
  push: PushService;
  decisionTokens: DecisionTokens;
  carrier: RunCarrier;
  versions: Versions;
  outbox: Outbox;
  jobs: Jobs;
  schedules: ReturnType<typeof createScheduleSync>;
  /** Tells worker-hosts that something is wanted of a pool; fails silently, they look by themselves too. */
  wake(queueName: string): void;
  /** Shows runs to who looks, and lets those go on who wait for their end. */
  showRuns(change: RunChange): Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    services: Services;
  }
}

/** Everything that features and background work share, wired once. */
export const servicesPlugin = fp(
  async (app) => {
    const { prisma, redis, live, config, keys, temporal, log } = app;
    const guard = createGuardedFetch({
      allowList: parseAllowList(config.ALLOWED_HOSTS.join(',')),
      maxRedirects: 0,
    });
    const allowList = parseAllowList(config.ALLOWED_HOSTS.join(','));
    const versions = createVersions({ prisma, actions: connectors.flatMap(({ actions }) => actions) });
    const carrier = createTemporalCarrier(temporal, keys, async (run) => {
      const routes = await findRoutes(prisma, run);
      for (const queueName of Object.values(routes)) wake(queueName);
      return routes;
    });
    const workspaces = createRunWorkspaces({ prisma });
    const runEnds = createRunEnds({ prisma });
    const tokens = createDecisionTokens(keys);
    const publicUrl = config.publicUrl;

    const kickOutbox = (): void => outbox.kick();
    const wake = (queueName: string): void =>
      void redis.publish(wakeChannel, queueName).catch((error: unknown) => {
        log.debug({ err: error, queueName }, 'a pool is not woken; it looks by itself');
      });
    const tellUnshown = (error: unknown): void => log.warn({ err: error }, 'runs could not be shown live');
    const show = (change: RunChange): Promise<void> =>
      publishRuns({ prisma, versions, live, workspaces }, change).catch(tellUnshown);
    const showRuns = async (change: RunChange): Promise<void> => {
      runEnds.notice(change.runIds);
      await show(change);
    };
    const showTogether = together<string>(showWithinMs, (runIds) =>
      show({ runIds: [...new Set(runIds)], steps: [] }),
    );
    const announce = (runId: string): void => {
      runEnds.notice([runId]);
      void showTogether(runId);
    };

    const send = createPushSender({
      fetch: guard.fetch,
      vapid: {
        subject: config.VAPID_SUBJECT,
        publicKey: config.VAPID_PUBLIC_KEY,
        privateKey: config.VAPID_PRIVATE_KEY,
      },
    });
    const mail = createMailHandler({ prisma, smtpUrl: config.SMTP_URL, from: config.MAIL_FROM });
    const schedules = createScheduleSync({ prisma, temporal, keys });
    const jobs = createJobs({ redis, createRedis: app.createRedis, log });
    const outbox = createOutbox({
      prisma,
      log,
      handlers: {
        ...createRunHandlers({ prisma, versions, carrier, wake }),
        ...createEventHandler({ prisma, starter: { start: (request) => starter.start(request) } }),
        ...createNotifyHandlers({ prisma, redis, live, log, publicUrl, kickOutbox }),
        'push.send': createPushHandler({
          prisma,
          log,
          render: createPushRenderer({ prisma, tokens }),
          send,
          publicUrl,
          raiseAlarm: createPushAlarm({ prisma, log, kickOutbox }),
        }),
        'mail.send': mail.handle,
        'schedule.sync': schedules.handle,
        'backlog.settle': createBacklogSettler({ prisma, kickOutbox }),
        ...createQueueHandler({ prisma, temporal }),
      },
      handOver: {
        kinds: deliveryKinds,
        enqueue: (rows) =>
          jobs.add(
            'delivery',
            // One job per attempt: a second server that hands the same row over adds nothing.
            rows.map(({ id, attempts }) => ({ data: { outboxId: id }, id: `${id}-${attempts}` })),
          ),
      },
    });
    const starter = createRunStarter({
      ...{ prisma, log, versions, carrier, wake },
      announce: (run) => {
        workspaces.note(run);
        announce(run.id);
      },
      // A server that dies before starts anew what is started already, which changes nothing.
      markDone: together<string>(markWithinMs, (ids) => outbox.markDone(ids)),
    });

    app.decorate('services', {
      ...{
        starter,
        runEnds,
        carrier,
        versions,
        wake,
        outbox,
        jobs,
        schedules,
        showRuns,
        decisionTokens: tokens,
      },
      runs: createRunsService({ prisma, versions, starter, live, carrier, kickOutbox, wake, announce }),
      approvals: createApprovalsService({
        ...{ prisma, live, log, tokens, kickOutbox },
        verifyPassword: createPasswordCheck({ prisma, redis, auth: app.auth }),
      }),
      push: createPushService({
        ...{ prisma, send, publicUrl },
        checkEndpoint: async (url) => {
          const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
          await resolveGuarded(url.hostname, port, allowList);
        },
        countWaiting: ({ user, workspaceId, role }) =>
          countWaiting(prisma, workspaceId, { userId: user.id, role }),
      }),
    });

    app.addHook('onClose', async () => {
      runEnds.stop();
      await starter.drain();
      mail.close();
      await guard.close();
    });
  },
  { name: 'services', dependencies: ['prisma', 'redis', 'live', 'temporal', 'keys', 'auth'] },
);
