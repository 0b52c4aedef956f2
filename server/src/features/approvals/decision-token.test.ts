import { randomBytes } from 'node:crypto';
import { createKeyRing } from '@wfb/engine/contract/sealing';
import { expect, test } from 'vitest';
import { createDecisionTokens, type DecisionGrant } from './decision-token.ts';

const key = randomBytes(32);
const tokens = createDecisionTokens(createKeyRing([key]));
const grant: DecisionGrant = {
  approvalId: '0197a000-0000-7000-8000-000000000001',
  instance: 'ask',
  userId: 'u1',
  subscriptionId: 's1',
  decisions: ['approve', 'reject'],
  expiresAt: 2_000,
};

test('gives back what was signed, until it is over', () => {
  const token = tokens.sign(grant);
  expect(tokens.verify(token, 1_999)).toEqual(grant);
  expect(tokens.verify(token, 2_000)).toBeNull();
  expect(token.length).toBeLessThan(400);
});

test('refuses every change and every other key', () => {
  const token = tokens.sign(grant);
  for (let index = 0; index < token.length; index += 7) {
    const changed = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
    expect(tokens.verify(changed, 0)).toBeNull();
  }
  const other = tokens.sign({ ...grant, userId: 'u2' });
  expect(tokens.verify(`${other.split('.')[0]}.${token.split('.')[1]}`, 0)).toBeNull();
  expect(createDecisionTokens(createKeyRing([randomBytes(32)])).verify(token, 0)).toBeNull();
  expect(tokens.verify('', 0)).toBeNull();
  expect(tokens.verify(`${token}.x`, 0)).toBeNull();
});

test('accepts a key used before', () => {
  const token = tokens.sign(grant);
  expect(createDecisionTokens(createKeyRing([randomBytes(32), key])).verify(token, 0)).toEqual(grant);
});
