import type { Redis } from 'ioredis';

/**
 * Live channels in Redis: a counter and a bounded buffer of the latest events per channel, plus publish and subscribe between replicas.
 *
 * A channel exists while somebody looks, or looked within `keptForSeconds`: publishing to another costs one look-up and stores nothing.
 * Its counter begins with the time in milliseconds, so that after a flush or an expiry it is ahead of every number given before, and
 * a client that comes back with one of those is told to fetch anew instead of being given a gap.
 */
export interface LiveChannels {
  /** Of these channels, those that somebody looks at. */
  watched(channels: readonly string[]): Promise<Set<string>>;
  publish(messages: readonly { channel: string; event: unknown }[]): Promise<void>;
  /** Keeps the channel in being and gives its latest number. */
  watch(channel: string): Promise<number>;
  /** Events behind `after`, oldest first; null where they cannot be given without a gap. */
  replay(channel: string, after: number): Promise<LiveMessage[] | null>;
}

export interface LiveMessage {
  seq: number;
  event: unknown;
}

export const keptForSeconds = 15 * 60;
const bufferLength = 200;

export const liveTopic = (channel: string): string => `wfb:live:${channel}`;
const seqKey = (channel: string): string => `wfb:live-seq:${channel}`;
const bufferKey = (channel: string): string => `wfb:live-buffer:${channel}`;

const watchScript = `
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('EXPIRE', KEYS[1], ARGV[1])
  redis.call('EXPIRE', KEYS[2], ARGV[1])
  return redis.call('GET', KEYS[1])
end
local time = redis.call('TIME')
local seq = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('DEL', KEYS[2])
redis.call('SET', KEYS[1], string.format('%.0f', seq), 'EX', ARGV[1])
return string.format('%.0f', seq)`;

const publishScript = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local seq = redis.call('INCR', KEYS[1])
local message = string.format('{"seq":%.0f,"event":%s}', seq, ARGV[1])
redis.call('RPUSH', KEYS[2], message)
redis.call('LTRIM', KEYS[2], -tonumber(ARGV[2]), -1)
redis.call('EXPIRE', KEYS[2], ARGV[3])
redis.call('PUBLISH', ARGV[4], message)
return 1`;

export function createLiveChannels(redis: Redis): LiveChannels {
  return {
    async watched(channels) {
      const unique = [...new Set(channels)];
      if (unique.length === 0) return new Set();
      const pipeline = redis.pipeline();
      for (const channel of unique) pipeline.exists(seqKey(channel));
      const answers = (await pipeline.exec()) ?? [];
      return new Set(unique.filter((_, index) => answers[index]?.[1] === 1));
    },

    async publish(messages) {
      if (messages.length === 0) return;
      const pipeline = redis.pipeline();
      for (const { channel, event } of messages) {
        pipeline.eval(
          publishScript,
          2,
          seqKey(channel),
          bufferKey(channel),
          JSON.stringify(event),
          bufferLength,
          keptForSeconds,
          liveTopic(channel),
        );
      }
      for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
    },

    async watch(channel) {
      return Number(await redis.eval(watchScript, 2, seqKey(channel), bufferKey(channel), keptForSeconds));
    },

    async replay(channel, after) {
      const [current, buffer] = await Promise.all([
        redis.get(seqKey(channel)),
        redis.lrange(bufferKey(channel), 0, -1),
      ]);
      if (current === null || after > Number(current)) return null;
      const messages = buffer.map((text) => JSON.parse(text) as LiveMessage);
      const latest = messages.at(-1)?.seq ?? Number(current);
      const missed = messages.filter(({ seq }) => seq > after);
      if (after < latest && missed[0]?.seq !== after + 1) return null;
      // Nothing buffered: only a client that saw the counter as it stands has seen all.
      if (messages.length === 0 && after !== Number(current)) return null;
      return missed;
    },
  };
}
