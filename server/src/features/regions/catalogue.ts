/** A region and a time zone in it, by which its distance from people is told. */
export interface Region {
  name: string;
  timeZone: string;
}

const known: Record<string, string> = {
  'us-east': 'America/New_York',
  'us-west': 'America/Los_Angeles',
  'eu-west': 'Europe/Dublin',
  'ap-south': 'Asia/Kolkata',
};

export const defaultRegions = Object.keys(known).join(',');

/** Reads `us-east, eu-central=Europe/Berlin`: names, each with its time zone where it is none of the known ones. Null where it is wrong. */
export function parseRegions(text: string): Region[] | null {
  const regions = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [name = '', timeZone = known[name] ?? 'UTC'] = part.split('=').map((word) => word.trim());
      return { name, timeZone };
    });
  const isRight = regions.every(
    ({ name, timeZone }) => /^[a-z0-9-]{1,30}$/.test(name) && isTimeZone(timeZone),
  );
  return regions.length > 0 && isRight ? regions : null;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Regions by their distance from a time zone, the closest first: by the sun, which is as good as a map for four points of the globe. */
export function byDistance(regions: Region[], timeZone: string, now: Date): Region[] {
  const here = hoursAhead(timeZone, now);
  const distance = (region: Region): number => {
    const hours = Math.abs(hoursAhead(region.timeZone, now) - here) % 24;
    return Math.min(hours, 24 - hours);
  };
  return regions.toSorted((a, b) => distance(a) - distance(b));
}

/** Hours that a time zone is ahead of UTC. */
function hoursAhead(timeZone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}
