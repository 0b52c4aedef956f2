import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient, type LiveStatus } from './live-client.ts';

class FakeSocket {
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(data: string) {
    this.sent.push(JSON.parse(data) as Record<string, unknown>);
  }
  close() {
    this.readyState = 3;
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  receive(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  lose(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

function setUp() {
  const sockets: FakeSocket[] = [];
  const statuses: LiveStatus[] = [];
  const onunauthorized = vi.fn();
  const client = new LiveClient({
    connect: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    onstatus: (status) => statuses.push(status),
    onunauthorized,
    random: () => 1,
  });
  return { client, sockets, statuses, onunauthorized, last: () => sockets.at(-1)! };
}

describe('LiveClient', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('connects with the first subscription and delivers its events', () => {
    const { client, last } = setUp();
    const onevent = vi.fn();
    client.subscribe('runs', { onevent, onresync: vi.fn() });
    last().open();
    expect(last().sent).toEqual([{ type: 'subscribe', id: '1', channel: 'runs' }]);
    last().receive({ type: 'subscribed', id: '1', seq: 4 });
    last().receive({ type: 'event', id: '1', seq: 5, event: { kind: 'x' } });
    expect(onevent).toHaveBeenCalledExactlyOnceWith({ kind: 'x' });
  });

  it('catches up from the last number after a lost connection and drops repeats', () => {
    const { client, sockets, last } = setUp();
    const onevent = vi.fn();
    client.subscribe('runs', { onevent, onresync: vi.fn() }, 7);
    last().open();
    last().receive({ type: 'event', id: '1', seq: 8, event: 'a' });
    last().lose();
    vi.advanceTimersByTime(500);
    expect(sockets).toHaveLength(2);
    last().open();
    expect(last().sent).toEqual([{ type: 'subscribe', id: '1', channel: 'runs', after: 8 }]);
    last().receive({ type: 'event', id: '1', seq: 8, event: 'a' });
    last().receive({ type: 'event', id: '1', seq: 9, event: 'b' });
    expect(onevent.mock.calls).toEqual([['a'], ['b']]);
  });

  it('backs off up to half a minute, and wakes at once', () => {
    const { client, sockets, last } = setUp();
    client.subscribe('runs', { onevent: vi.fn(), onresync: vi.fn() });
    for (const wait of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      last().lose();
      vi.advanceTimersByTime(wait - 1);
      const before = sockets.length;
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(before + 1);
    }
    last().lose();
    client.wake();
    expect(client.status).toBe('connecting');
  });

  it('gives up a socket that answers no ping', () => {
    const { client, last } = setUp();
    client.subscribe('runs', { onevent: vi.fn(), onresync: vi.fn() });
    last().open();
    vi.advanceTimersByTime(25_000);
    expect(last().sent.at(-1)).toEqual({ type: 'ping' });
    last().receive({ type: 'pong' });
    vi.advanceTimersByTime(25_000 + 10_000);
    expect(client.status).toBe('waiting');
  });

  it('asks for the state anew when it cannot catch up', () => {
    const { client, last } = setUp();
    const onresync = vi.fn();
    client.subscribe('runs', { onevent: vi.fn(), onresync }, 7);
    last().open();
    last().receive({ type: 'resync', id: '1' });
    expect(onresync).toHaveBeenCalledOnce();
  });

  it('ends a subscription', () => {
    const { client, last } = setUp();
    const onevent = vi.fn();
    const end = client.subscribe('runs', { onevent, onresync: vi.fn() });
    last().open();
    end();
    last().receive({ type: 'event', id: '1', seq: 1, event: 'late' });
    expect(last().sent.at(-1)).toEqual({ type: 'unsubscribe', id: '1' });
    expect(onevent).not.toHaveBeenCalled();
  });

  it('stops when the session is over', () => {
    const { client, sockets, last, onunauthorized } = setUp();
    client.subscribe('runs', { onevent: vi.fn(), onresync: vi.fn() });
    last().open();
    last().lose(4401);
    vi.advanceTimersByTime(60_000);
    expect(onunauthorized).toHaveBeenCalledOnce();
    expect(sockets).toHaveLength(1);
  });
});
