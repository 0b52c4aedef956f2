import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import {
  type Auth,
  clientAddressHeader,
  createAuth,
  servedPaths,
  sessionLifetime,
} from '../auth/better-auth.ts';
import { type Caller, requireMember, toCaller } from '../auth/caller.ts';
import { type AuthSession, findSession, openSignedToken } from '../auth/sessions.ts';
import { createSessionEnd } from '../auth/session-end.ts';
import { notFound, unauthenticated } from '../errors.ts';
import type { Role } from '../schemas.ts';

declare module 'fastify' {
  interface FastifyInstance {
    auth: Auth;
    /** To be called by whoever ends a session past better-auth. */
    onSessionEnded: ReturnType<typeof createSessionEnd>;
    /** The valid session of a request's cookie or bearer token; also for WebSocket upgrades. */
    findSession(request: FastifyRequest): Promise<AuthSession | null>;
    /** A session's token, proved by its signature, without asking the database. */
    readSessionToken(request: FastifyRequest): string | null;
  }
  interface FastifyRequest {
    session: AuthSession | null;
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Served without a session. */
    public?: boolean;
    /** Least role in the workspace. `member` where nothing is said. */
    role?: Role;
  }
}

/** A session's row and cookie are renewed this often at most. Milliseconds. */
const renewAfter = 60 * 60_000;

export const authPlugin = fp(
  async (app) => {
    const onSessionEnded = createSessionEnd({ prisma: app.prisma, redis: app.redis, log: app.log });
    const auth = createAuth({ prisma: app.prisma, config: app.config, onSessionEnded });
    const context = await auth.$context;
    const cookie = context.authCookies.sessionToken;

    const readSessionToken = (request: FastifyRequest): string | null => {
      const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      const signed = bearer?.includes('%')
        ? decodeURIComponent(bearer)
        : (bearer ?? request.cookies[cookie.name]);
      return signed ? openSignedToken(signed, context.secret) : null;
    };
    const find = async (request: FastifyRequest): Promise<AuthSession | null> => {
      const token = readSessionToken(request);
      return token ? findSession(app.prisma, token) : null;
    };

    app.decorate('auth', auth);
    app.decorate('onSessionEnded', onSessionEnded);
    app.decorate('findSession', find);
    app.decorate('readSessionToken', readSessionToken);
    app.decorateRequest('session', null);
    app.decorateRequest('caller', null);

    app.addHook('onRequest', async (request, reply) => {
      if (!request.routeOptions.url?.startsWith('/api/v1/')) return;
      const { config } = request.routeOptions;
      request.session = await find(request);
      if (request.session) {
        await renew(request.session, request, reply);
        if (request.session.memberships.length > 0 || !config.public) {
          const wanted = request.headers['x-workspace'];
          request.caller = toCaller(request.session, typeof wanted === 'string' ? wanted : undefined);
        }
      }
      if (config.public) return;
      if (!request.session) throw unauthenticated();
      requireMember(request, config.role);
    });

    async function renew(session: AuthSession, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      if (Date.now() - session.updatedAt.getTime() < renewAfter) return;
      await app.prisma.session.updateMany({
        where: { id: session.id },
        data: { updatedAt: new Date(), expiresAt: new Date(Date.now() + sessionLifetime * 1_000) },
      });
      const value = request.cookies[cookie.name];
      if (!value || request.headers.authorization) return;
      reply.setCookie(cookie.name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: app.config.publicUrl.startsWith('https:'),
        maxAge: sessionLifetime,
      });
    }

    const limitByAccount = app.createRateLimit({
      max: app.config.SIGN_IN_RATE_LIMIT,
      timeWindow: 60_000,
      keyGenerator: (request) => `account:${emailOf(request.body)}`,
    });
    const signIn = { max: app.config.SIGN_IN_RATE_LIMIT, timeWindow: 60_000 };

    for (const path of ['sign-in/email', 'sign-up/email']) {
      app.post(
        `/api/auth/${path}`,
        { schema: { hide: true }, config: { rateLimit: { ...signIn, groupId: path } } },
        async (request, reply) => {
          const limit = await limitByAccount(request);
          if (!limit.isAllowed && limit.isExceeded) {
            reply.header('retry-after', String(limit.ttlInSeconds));
            throw Object.assign(new Error('Too many attempts.'), { statusCode: 429 });
          }
          return handle(request, reply);
        },
      );
    }
    app.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      schema: { hide: true },
      handler: handle,
    });

    async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const url = new URL(request.url, app.config.publicUrl);
      if (!servedPaths.has(url.pathname.replace('/api/auth', ''))) throw notFound('address');
      const headers = fromNodeHeaders(request.headers);
      headers.set(clientAddressHeader, request.ip);
      // The security plugin has turned foreign pages away; programs name no origin, and better-auth insists on one.
      if (request.headers.origin === undefined) headers.set('origin', new URL(app.config.publicUrl).origin);
      for (const name of ['content-length', 'transfer-encoding', 'connection']) headers.delete(name);
      const body = request.method === 'GET' ? undefined : JSON.stringify(request.body ?? {});
      if (body !== undefined) headers.set('content-type', 'application/json');
      const response = await auth.handler(new Request(url, { method: request.method, headers, body }));
      return forward(response, reply);
    }
  },
  { name: 'auth', dependencies: ['prisma', 'redis', 'cookies', 'rate-limit'] },
);

async function forward(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store');
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value);
  }
  for (const value of response.headers.getSetCookie()) reply.header('set-cookie', value);
  const text = await response.text();
  if (response.ok) return reply.send(text);
  return reply.type('application/json').send(JSON.stringify(toErrorBody(text, response.status)));
}

/** better-auth says `{ code, message }` for most of its failures, and nothing at all for some. */
function toErrorBody(text: string, status: number): { code: string; message: string } {
  let body: { code?: unknown; message?: unknown } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    // Not JSON: the words below stand in.
  }
  return {
    code: typeof body?.code === 'string' ? body.code : status === 401 ? 'UNAUTHENTICATED' : 'REFUSED',
    message: typeof body?.message === 'string' && body.message ? body.message : 'This was not possible.',
  };
}

function emailOf(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 320) : '';
}
