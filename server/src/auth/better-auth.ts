import { prismaAdapter } from 'better-auth/adapters/prisma';
import { deriveKey } from '@wfb/engine/contract/sealing';
import type { PrismaClient } from '@wfb/prisma';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { bearer, organization } from 'better-auth/plugins';
import { allowedOrigins, type ServerConfig } from '../config.ts';
import { createAdmission } from './admission.ts';

/** How long a session lasts when it is not used. Seconds. */
export const sessionLifetime = 30 * 24 * 3600;

/**
 * Paths of better-auth that are served; everything else it can do is either done by our own API, with its own checks, or not offered.
 */
export const servedPaths = new Set([
  '/sign-up/email',
  '/sign-in/email',
  '/sign-out',
  '/get-session',
  '/list-sessions',
  '/revoke-session',
  '/revoke-other-sessions',
  '/change-password',
  '/update-user',
  '/organization/set-active',
  '/organization/list',
  '/organization/accept-invitation',
]);

export interface AuthOptions {
  prisma: PrismaClient;
  config: ServerConfig;
  /** After a session has ended, however it ended. */
  onSessionEnded(session: { id: string; userId: string }): Promise<void>;
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ prisma, config, onSessionEnded }: AuthOptions) {
  const admission = createAdmission({ prisma });
  return betterAuth({
    appName: config.INSTANCE_NAME,
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: deriveKey(config.WFB_KEY, 'sessions').toString('base64url'),
    trustedOrigins: allowedOrigins(config),
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 256 },
    // The session cookie is renewed by our own hook on every kind of request (see plugins/auth.ts).
    session: { expiresIn: sessionLifetime, disableSessionRefresh: true },
    user: { additionalFields: { instanceOwner: { type: 'boolean', input: false, defaultValue: false } } },
    // Ours are kept in Redis (see plugins/rate-limit.ts).
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'wfb',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => {
            const admitted = await admission.admit(user.email, invitationOf(context));
            if (!admitted.ok) {
              throw new APIError('FORBIDDEN', { code: 'REGISTRATION_CLOSED', message: admitted.reason });
            }
            return { data: { ...user, instanceOwner: admitted.instanceOwner } };
          },
        },
      },
      session: {
        create: {
          before: async (session, context) => {
            const workspaceId = await admission.settle(session.userId, invitationOf(context));
            return { data: { ...session, activeOrganizationId: workspaceId } };
          },
        },
        delete: {
          after: async (session) => onSessionEnded({ id: session.id, userId: session.userId }),
        },
      },
    },
    plugins: [
      bearer(),
      organization({
        schema: { organization: { modelName: 'workspace' } },
        membershipLimit: 1_000,
        invitationLimit: 1_000,
        allowUserToCreateOrganization: false,
      }),
    ],
  });
}

/** Set by us on the way in, from the address that Fastify has determined; whatever the caller sent under this name is dropped. */
export const clientAddressHeader = 'x-wfb-client-address';

function invitationOf(context: { body?: unknown } | null | undefined): string | undefined {
  const body = context?.body;
  if (typeof body !== 'object' || body === null || !('invitationId' in body)) return undefined;
  return typeof body.invitationId === 'string' ? body.invitationId : undefined;
}
