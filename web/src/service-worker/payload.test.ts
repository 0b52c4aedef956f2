import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePush } from './payload.ts';

const origin = 'https://app.example';

describe('parsePush', () => {
  it('reads an approval', () => {
    const text = JSON.stringify({
      v: 1,
      kind: 'approval',
      title: 'Order 1042',
      body: '€ 900',
      url: '/approvals/a1',
      tag: 'a1',
      badge: 3,
      approval: { id: 'a1', risk: 'low', token: 't' },
    });
    expect(parsePush(text, origin)).toEqual({
      kind: 'approval',
      title: 'Order 1042',
      body: '€ 900',
      url: '/approvals/a1',
      tag: 'a1',
      badge: 3,
      approval: { id: 'a1', risk: 'low', token: 't' },
    });
  });

  it('takes the declarative words where there are no others', () => {
    const text = JSON.stringify({
      web_push: 8030,
      notification: { title: 'T', body: 'B', navigate: `${origin}/runs/1`, app_badge: 2 },
    });
    expect(parsePush(text, origin)).toMatchObject({
      kind: 'unknown',
      title: 'T',
      body: 'B',
      url: '/runs/1',
      badge: 2,
    });
  });

  it('takes an unknown risk as high', () => {
    expect(parsePush('{"approval":{"id":"a","risk":"?"}}', origin).approval?.risk).toBe('high');
  });

  it('leads nowhere but into this app', () => {
    for (const url of [
      'https://evil.example/',
      '//evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      7,
    ]) {
      expect(parsePush(JSON.stringify({ url }), origin).url).toBe('/approvals');
    }
  });

  it('has something to show for anything at all', () => {
    const anything = fc.oneof(fc.constant(undefined), fc.string(), fc.json());
    fc.assert(
      fc.property(anything, (text) => {
        const message = parsePush(text, origin);
        expect(message.title.trim()).not.toBe('');
        expect(message.body.trim()).not.toBe('');
        expect(message.url.startsWith('/')).toBe(true);
      }),
    );
  });
});
