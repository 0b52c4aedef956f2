import type { Redis } from 'ioredis';
import type { FastifyBaseLogger } from 'fastify';
import { keptForSeconds, liveTopic, type LiveChannels, type LiveMessage } from './live-channels.ts';

/** Somebody who follows a channel. */
export interface Follower {
  receive(message: LiveMessage): void;
  /** It cannot be told what it missed: it has to fetch anew. */
  resync(): void;
}

export interface Hub {
  /** Follows a channel from `after` on; gives the number up to which the follower has been served, and how to stop. */
  follow(channel: string, follower: Follower, after: number | undefined): Promise<Following>;
  /** Channels that somebody follows here. */
  channels(): string[];
  stop(): void;
}

export interface Following {
  seq: number;
  /** Was `after` given, and could not be served from? */
  gap: boolean;
  /** Missed messages have to be received before new ones: called once `subscribed` was said. */
  begin(): void;
  stop(): void;
}

/** Channels that are followed are kept in being this often. */
const touchEveryMs = (keptForSeconds * 1_000) / 3;

/** This server's followers, all on one subscribing connection to Redis. */
export function createHub(deps: { subscriber: Redis; live: LiveChannels; log: FastifyBaseLogger }): Hub {
  const { subscriber, live, log } = deps;
  const followers = new Map<string, Set<Follower>>();
  const channelOfTopic = new Map<string, string>();
  let wasDown = false;

  subscriber.on('message', (topic: string, text: string) => {
    const channel = channelOfTopic.get(topic);
    const group = channel === undefined ? undefined : followers.get(channel);
    if (!group) return;
    const message = JSON.parse(text) as LiveMessage;
    for (const follower of group) follower.receive(message);
  });
  subscriber.on('close', () => {
    wasDown = true;
  });
  // ioredis subscribes again by itself; what was published meanwhile is lost on everybody.
  subscriber.on('ready', () => {
    if (!wasDown) return;
    wasDown = false;
    for (const [channel, group] of followers) {
      void live.watch(channel).catch(() => undefined);
      for (const follower of group) follower.resync();
    }
  });

  const touching = setInterval(() => {
    for (const channel of followers.keys()) {
      live
        .watch(channel)
        .catch((error: unknown) => log.debug({ err: error, channel }, 'a live channel may lapse'));
    }
  }, touchEveryMs);
  touching.unref();

  async function join(channel: string, follower: Follower): Promise<void> {
    let group = followers.get(channel);
    if (!group) {
      followers.set(channel, (group = new Set()));
      channelOfTopic.set(liveTopic(channel), channel);
    }
    group.add(follower);
    await subscriber.subscribe(liveTopic(channel));
  }

  function leave(channel: string, follower: Follower): void {
    const group = followers.get(channel);
    if (!group?.delete(follower) || group.size > 0) return;
    followers.delete(channel);
    channelOfTopic.delete(liveTopic(channel));
    subscriber
      .unsubscribe(liveTopic(channel))
      .catch((error: unknown) => log.debug({ err: error }, 'unsubscribing'));
  }

  return {
    async follow(channel, follower, after) {
      // Live messages wait until the missed ones are out; a message may come both ways, and is told by its number.
      let waiting: LiveMessage[] | null = [];
      let served = 0;
      const ordered: Follower = {
        receive(message) {
          if (waiting) {
            waiting.push(message);
          } else if (message.seq > served) {
            served = message.seq;
            follower.receive(message);
          }
        },
        resync: () => follower.resync(),
      };
      try {
        await join(channel, ordered);
        const current = await live.watch(channel);
        const missed = after === undefined ? [] : await live.replay(channel, after);
        served = missed === null || after === undefined ? current : after;
        return {
          seq: missed?.at(-1)?.seq ?? Math.max(served, current),
          gap: missed === null,
          begin() {
            const early = waiting ?? [];
            waiting = null;
            for (const message of [...(missed ?? []), ...early]) ordered.receive(message);
          },
          stop: () => leave(channel, ordered),
        };
      } catch (error) {
        leave(channel, ordered);
        throw error;
      }
    },
    channels: () => [...followers.keys()],
    stop() {
      clearInterval(touching);
    },
  };
}
