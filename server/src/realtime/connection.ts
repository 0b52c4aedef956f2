import type { WebSocket } from 'ws';
import type { AuthSession } from '../auth/sessions.ts';
import type { Following, Hub } from './hub.ts';
import { clientMessageSchema, closeCodes, type ClientMessage, type ServerMessage } from './protocol.ts';

/** Whether this session may follow a channel, and what it is called inside. */
export type Authorise = (session: AuthSession, channel: string) => Promise<string | null>;

export interface ConnectionDeps {
  hub: Hub;
  authorise: Authorise;
  onError(error: unknown): void;
}

interface Subscription {
  channel: string;
  following: Following | null;
  lagging: boolean;
}

const maxSubscriptions = 50;
/** Beyond this much unsent, events are dropped and the client is told to fetch anew once it has caught up. Bytes. */
const slowAt = 1024 * 1024;
/** A client that reads nothing for this long is let go. Milliseconds. */
const slowFor = 20_000;
const messagesPerMinute = 300;

/** One client: its subscriptions, in order and without gaps, and its limits. */
export class Connection {
  readonly session: AuthSession;
  readonly #socket: WebSocket;
  readonly #deps: ConnectionDeps;
  readonly #subscriptions = new Map<string, Subscription>();
  #slowSince: number | null = null;
  #alive = true;
  #allowance = messagesPerMinute;

  constructor(socket: WebSocket, session: AuthSession, deps: ConnectionDeps) {
    this.#socket = socket;
    this.session = session;
    this.#deps = deps;
    socket.on('message', (data) => void this.#hear(data));
    socket.on('pong', () => (this.#alive = true));
    socket.on('close', () => this.#leaveAll());
    socket.on('error', () => socket.terminate());
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Called every few seconds: finds connections that are dead, and clients that do not keep up. */
  check(now: number, perMinute: number): void {
    if (!this.#alive) return this.#socket.terminate();
    this.#alive = false;
    this.#socket.ping();
    this.#allowance = Math.min(messagesPerMinute, this.#allowance + messagesPerMinute * perMinute);
    if (this.#slowSince === null) return;
    if (this.#socket.bufferedAmount < slowAt / 2) {
      this.#slowSince = null;
      for (const [id, subscription] of this.#subscriptions) {
        if (subscription.lagging) this.#send({ type: 'resync', id });
        subscription.lagging = false;
      }
    } else if (now - this.#slowSince > slowFor) {
      this.#socket.close(closeCodes.tooSlow, 'too slow');
      this.#socket.terminate();
    }
  }

  /** Channels are judged again: who was removed from a workspace stops hearing of it. */
  async reauthorise(): Promise<void> {
    for (const [id, subscription] of this.#subscriptions) {
      if ((await this.#deps.authorise(this.session, subscription.channel)) !== null) continue;
      this.#drop(id);
      this.#send(noSuchChannel(id));
    }
  }

  async #hear(data: unknown): Promise<void> {
    this.#allowance -= 1;
    if (this.#allowance < 0) return this.#socket.close(closeCodes.tooMuch, 'too many messages');
    const message = parse(data);
    if (!message) {
      return this.#send({
        type: 'error',
        code: 'INVALID_MESSAGE',
        message: 'This message is not understood.',
      });
    }
    try {
      if (message.type === 'ping') this.#send({ type: 'pong' });
      else if (message.type === 'unsubscribe') this.#drop(message.id);
      else await this.#subscribe(message);
    } catch (error) {
      this.#deps.onError(error);
      const id = 'id' in message ? { id: message.id } : {};
      this.#send({
        type: 'error',
        ...id,
        code: 'UNAVAILABLE',
        message: 'Live updates are not available right now.',
      });
    }
  }

  async #subscribe({ id, channel, after }: Extract<ClientMessage, { type: 'subscribe' }>): Promise<void> {
    this.#drop(id);
    if (this.#subscriptions.size >= maxSubscriptions) {
      return this.#send({ type: 'error', id, code: 'TOO_MANY', message: 'Too many subscriptions.' });
    }
    const subscription: Subscription = { channel, following: null, lagging: false };
    this.#subscriptions.set(id, subscription);
    const isCurrent = () => this.#subscriptions.get(id) === subscription;
    const inner = await this.#deps.authorise(this.session, channel);
    if (!isCurrent()) return;
    if (inner === null) {
      this.#subscriptions.delete(id);
      return this.#send(noSuchChannel(id));
    }
    const follower = {
      receive: ({ seq, event }: { seq: number; event: unknown }) =>
        this.#deliver(id, subscription, seq, event),
      resync: () => this.#send({ type: 'resync', id }),
    };
    let following: Following;
    try {
      following = await this.#deps.hub.follow(inner, follower, after);
    } catch (error) {
      if (isCurrent()) this.#subscriptions.delete(id);
      throw error;
    }
    // Unsubscribed, or gone, in the meantime.
    if (!isCurrent()) return following.stop();
    subscription.following = following;
    this.#send({ type: 'subscribed', id, seq: following.seq });
    if (following.gap) this.#send({ type: 'resync', id });
    following.begin();
  }

  #deliver(id: string, subscription: Subscription, seq: number, event: unknown): void {
    if (this.#socket.bufferedAmount > slowAt) {
      subscription.lagging = true;
      this.#slowSince ??= Date.now();
      return;
    }
    if (!subscription.lagging) this.#send({ type: 'event', id, seq, event });
  }

  #drop(id: string): void {
    this.#subscriptions.get(id)?.following?.stop();
    this.#subscriptions.delete(id);
  }

  #leaveAll(): void {
    for (const id of [...this.#subscriptions.keys()]) this.#drop(id);
  }

  #send(message: ServerMessage): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

const noSuchChannel = (id: string): ServerMessage => ({
  type: 'error',
  id,
  code: 'NOT_FOUND',
  message: 'There is no such channel, or you have no access to it.',
});

function parse(data: unknown): ClientMessage | null {
  try {
    return clientMessageSchema.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}
