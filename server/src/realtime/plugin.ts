import websocket from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { findSession, type AuthSession } from '../auth/sessions.ts';
import { allowedOrigins } from '../config.ts';
import { DomainError, unauthenticated } from '../errors.ts';
import { sessionEndedChannel } from '../auth/session-end.ts';
import { createAuthorise } from './authorise.ts';
import { Connection, type Authorise } from './connection.ts';
import { createHub } from './hub.ts';
import { createProjectWatch } from './project-watch.ts';
import { closeCodes } from './protocol.ts';

const maxMessageBytes = 16 * 1024;
const checkEveryMs = 15_000;
/** Sessions of open connections are looked up again this often: what ended without anybody saying so ends here. */
const reauthoriseEveryMs = 30_000;

/** `/ws`: live updates. See `protocol.ts` for what is said. */
export const realtimePlugin = fp(
  async (app) => {
    const subscriber = app.createRedis({ maxRetriesPerRequest: null, autoResubscribe: true });
    const hub = createHub({ subscriber, live: app.live, log: app.log });
    const authorise = createAuthorise({ prisma: app.prisma });
    /** By what the session is worth now: a membership may have ended since the socket was opened. */
    const authoriseNow: Authorise = async (session, channel) => {
      const current = await findSession(app.prisma, session.token);
      return current && authorise(current, channel);
    };
    const connections = new Set<Connection>();
    const origins = new Set(allowedOrigins(app.config));

    await app.register(websocket, {
      options: { maxPayload: maxMessageBytes, clientTracking: true },
      preClose: (done) => {
        for (const connection of connections) connection.close(closeCodes.goingAway, 'restarting');
        done();
      },
    });

    const sessions = new WeakMap<FastifyRequest, AuthSession>();
    app.get(
      '/ws',
      {
        websocket: true,
        schema: { hide: true },
        // Answered over HTTP, before the upgrade: a foreign page or a stranger never gets a socket.
        preValidation: async (request) => {
          const { origin } = request.headers;
          if (origin !== undefined && !origins.has(origin)) {
            throw new DomainError(403, 'FOREIGN_ORIGIN', 'This request comes from another site.');
          }
          const session = await app.findSession(request);
          if (!session) throw unauthenticated();
          sessions.set(request, session);
        },
      },
      (socket, request) => {
        const connection = new Connection(socket, sessions.get(request)!, {
          hub,
          authorise: authoriseNow,
          onError: (error) => request.log.warn({ err: error }, 'a live message could not be met'),
        });
        connections.add(connection);
        socket.on('close', () => connections.delete(connection));
      },
    );

    // A pattern of its own connection: the hub's handler must not have to tell these apart.
    const ended = app.createRedis({ maxRetriesPerRequest: null });
    ended.on('message', (_channel: string, text: string) => {
      const { sessionId } = JSON.parse(text) as { sessionId: string };
      for (const connection of connections) {
        if (connection.session.id === sessionId) connection.close(closeCodes.signedOut, 'signed out');
      }
    });
    ended
      .subscribe(sessionEndedChannel)
      .catch((error: unknown) => app.log.warn({ err: error }, 'session ends'));

    const checking = setInterval(() => {
      const now = Date.now();
      for (const connection of connections) connection.check(now, checkEveryMs / 60_000);
    }, checkEveryMs);
    const reauthorising = setInterval(() => {
      reauthoriseAll().catch((error: unknown) =>
        app.log.warn({ err: error }, 'sessions could not be looked up'),
      );
    }, reauthoriseEveryMs);

    async function reauthoriseAll(): Promise<void> {
      for (const connection of [...connections]) {
        const session = await findSession(app.prisma, connection.session.token);
        if (session) await connection.reauthorise();
        else connection.close(closeCodes.signedOut, 'signed out');
      }
    }

    const projects = createProjectWatch({
      prisma: app.prisma,
      live: app.live,
      log: app.log,
      channels: hub.channels,
    });
    projects.start();

    app.addHook('onClose', async () => {
      projects.stop();
      clearInterval(checking);
      clearInterval(reauthorising);
      hub.stop();
    });
  },
  { name: 'realtime', dependencies: ['live', 'auth'] },
);
