import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey, type KeyRing } from '@wfb/engine/contract/sealing';
import { z } from 'zod';
import type { Decision } from './schemas.ts';

/** What a notification's button may do: one person, one request, these decisions, until then, from that device's subscription. */
export interface DecisionGrant {
  approvalId: string;
  /** The step of the run, so that a request that is made anew needs a new button. */
  instance: string;
  userId: string;
  subscriptionId: string;
  decisions: Decision[];
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

export interface DecisionTokens {
  sign(grant: DecisionGrant): string;
  /** Null for anything that this instance did not sign, or that is over. */
  verify(token: string, now?: number): DecisionGrant | null;
}

const claims = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.number()]);
const letters = { approve: 'a', reject: 'r' } as const;

/** Tokens that only the holder of the instance key can make. Old keys verify, the first one signs. */
export function createDecisionTokens(keys: KeyRing): DecisionTokens {
  const derived = keys.map(({ secret }) => deriveKey(secret, 'approval decision token'));
  const mac = (key: Buffer, body: string) => createHmac('sha256', key).update(body).digest();

  return {
    sign({ approvalId, instance, userId, subscriptionId, decisions, expiresAt }) {
      const allowed = decisions.map((decision) => letters[decision]).join('');
      const content = [approvalId, instance, userId, subscriptionId, allowed, expiresAt];
      const body = Buffer.from(JSON.stringify(content)).toString('base64url');
      return `${body}.${mac(derived[0]!, body).toString('base64url')}`;
    },

    verify(token, now = Date.now()) {
      const [body = '', signature = '', ...rest] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      if (rest.length > 0 || given.length !== 32) return null;
      if (!derived.some((key) => timingSafeEqual(mac(key, body), given))) return null;
      const content = claims.safeParse(parse(body));
      if (!content.success) return null;
      const [approvalId, instance, userId, subscriptionId, allowed, expiresAt] = content.data;
      if (expiresAt <= now) return null;
      const decisions = (['approve', 'reject'] as const).filter((decision) =>
        allowed.includes(letters[decision]),
      );
      return { approvalId, instance, userId, subscriptionId, decisions, expiresAt };
    },
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString());
  } catch {
    return null;
  }
}
