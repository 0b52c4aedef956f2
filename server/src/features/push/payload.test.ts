import { expect, test } from 'vitest';
import { encodePayload, maxPayloadBytes, toTopic, type PushMessage } from './payload.ts';

const message: PushMessage = {
  kind: 'approval',
  title: 'Approve order 7',
  body: 'Amount 1,200 EUR',
  url: '/approvals/1',
  tag: 'approval-1',
  badge: 3,
  approval: { id: '1', risk: 'normal', token: 't'.repeat(300) },
};

test('carries what the service worker and a declarative browser need', () => {
  expect(JSON.parse(encodePayload(message, 'https://flow.example'))).toMatchObject({
    v: 1,
    kind: 'approval',
    badge: 3,
    approval: { token: message.approval!.token },
    web_push: 8030,
    notification: { navigate: 'https://flow.example/approvals/1', app_badge: '3' },
  });
});

test('always fits', () => {
  for (const size of [100, 5_000, 100_000]) {
    const text = encodePayload(
      { ...message, title: '👋'.repeat(size), body: '中'.repeat(size) },
      'https://flow.example',
    );
    expect(Buffer.byteLength(text)).toBeLessThan(maxPayloadBytes);
    expect(JSON.parse(text)).toMatchObject({ approval: { token: message.approval!.token } });
  }
  const small = encodePayload({ ...message, body: 'x'.repeat(5_000) }, 'https://flow.example', 600);
  expect(Buffer.byteLength(small)).toBeLessThan(600);
});

test('a topic is short enough for the header', () => {
  const topic = toTopic('0197a000-0000-7000-8000-000000000001');
  expect(topic).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
});
