/** Client of `/ws`: subscriptions that survive a lost connection and catch up by sequence number. No reactivity in here. */

export interface LiveHandler<Event> {
  onevent: (event: Event) => void;
  /** What was missed cannot be told any more: fetch the state anew. */
  onresync: () => void;
}

export type LiveStatus = 'idle' | 'connecting' | 'open' | 'waiting';

interface Subscription {
  id: string;
  channel: string;
  /** Last number seen; sent as `after` when subscribing again. */
  seq: number | undefined;
  handler: LiveHandler<unknown>;
}

type ServerMessage =
  | { type: 'subscribed'; id: string; seq: number }
  | { type: 'event'; id: string; seq: number; event: unknown }
  | { type: 'resync'; id: string }
  | { type: 'error'; id?: string; code: string; message: string }
  | { type: 'pong' };

export interface LiveOptions {
  connect: () => WebSocket;
  onstatus?: (status: LiveStatus) => void;
  /** The server refused the session: signed out elsewhere. */
  onunauthorized?: () => void;
  random?: () => number;
}

const PING_MS = 25_000;
const PONG_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
const UNAUTHORIZED = 4401;

export class LiveClient {
  #options: LiveOptions;
  #subscriptions = new Map<string, Subscription>();
  #socket: WebSocket | null = null;
  #status: LiveStatus = 'idle';
  #failures = 0;
  #nextId = 1;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #pong: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  get status(): LiveStatus {
    return this.#status;
  }

  /** `after`: number of the last event already known, from the answer that gave the state. Returns the way to end it. */
  subscribe<Event>(channel: string, handler: LiveHandler<Event>, after?: number): () => void {
    const subscription: Subscription = {
      id: String(this.#nextId++),
      channel,
      seq: after,
      handler: handler as LiveHandler<unknown>,
    };
    this.#subscriptions.set(subscription.id, subscription);
    if (this.#status === 'open') this.#sendSubscribe(subscription);
    else if (this.#status === 'idle') this.#open();
    return () => {
      if (!this.#subscriptions.delete(subscription.id)) return;
      if (this.#status === 'open') this.#send({ type: 'unsubscribe', id: subscription.id });
    };
  }

  /** The network is back, or the page is in sight again: try now rather than after the back-off. */
  wake(): void {
    if (this.#status === 'waiting') this.#open();
    else if (this.#status === 'open') this.#sendPing();
  }

  close(): void {
    this.#subscriptions.clear();
    this.#drop();
    this.#setStatus('idle');
  }

  #open(): void {
    this.#drop();
    this.#setStatus('connecting');
    let socket: WebSocket;
    try {
      socket = this.#options.connect();
    } catch {
      this.#lost();
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#setStatus('open');
      for (const subscription of this.#subscriptions.values()) this.#sendSubscribe(subscription);
      this.#ping = setInterval(() => this.#sendPing(), PING_MS);
    };
    socket.onmessage = (message) => this.#receive(String(message.data));
    socket.onclose = (event) => {
      if (socket !== this.#socket) return;
      if (event.code === UNAUTHORIZED) {
        this.close();
        this.#options.onunauthorized?.();
      } else {
        this.#lost();
      }
    };
  }

  #receive(data: string): void {
    let message: ServerMessage;
    try {
      message = JSON.parse(data) as ServerMessage;
    } catch {
      return;
    }
    clearTimeout(this.#pong);
    if (message.type === 'pong') return;
    const subscription = message.id === undefined ? undefined : this.#subscriptions.get(message.id);
    if (!subscription) return;
    switch (message.type) {
      case 'subscribed':
        // Without an `after`, this is where the subscription begins; with one, the events in between follow.
        subscription.seq ??= message.seq;
        return;
      case 'event':
        // A repeat after a reconnection.
        if (subscription.seq !== undefined && message.seq <= subscription.seq) return;
        subscription.seq = message.seq;
        subscription.handler.onevent(message.event);
        return;
      case 'resync':
        subscription.seq = undefined;
        subscription.handler.onresync();
        return;
      case 'error':
        this.#subscriptions.delete(subscription.id);
    }
  }

  #sendSubscribe(subscription: Subscription): void {
    this.#send({
      type: 'subscribe',
      id: subscription.id,
      channel: subscription.channel,
      after: subscription.seq,
    });
  }

  #sendPing(): void {
    this.#send({ type: 'ping' });
    clearTimeout(this.#pong);
    // A phone that changed networks keeps a dead socket open for minutes.
    this.#pong = setTimeout(() => this.#lost(), PONG_MS);
  }

  #send(message: object): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
  }

  #lost(): void {
    this.#drop();
    if (this.#subscriptions.size === 0) {
      this.#setStatus('idle');
      return;
    }
    this.#setStatus('waiting');
    const ceiling = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++);
    const random = this.#options.random ?? Math.random;
    this.#retry = setTimeout(() => this.#open(), ceiling / 2 + (random() * ceiling) / 2);
  }

  #drop(): void {
    clearTimeout(this.#retry);
    clearInterval(this.#ping);
    clearTimeout(this.#pong);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #setStatus(status: LiveStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#options.onstatus?.(status);
  }
}
