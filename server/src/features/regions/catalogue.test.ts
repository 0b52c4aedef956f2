import { describe, expect, it } from 'vitest';
import { byDistance, defaultRegions, parseRegions } from './catalogue.ts';

const summer = new Date('2026-07-01T12:00:00Z');
const regions = parseRegions(defaultRegions)!;

describe('regions', () => {
  it.each([
    ['Europe/Berlin', 'eu-west'],
    ['Africa/Lagos', 'eu-west'],
    ['America/New_York', 'us-east'],
    ['America/Sao_Paulo', 'us-east'],
    ['America/Vancouver', 'us-west'],
    ['Pacific/Honolulu', 'us-west'],
    ['Asia/Kolkata', 'ap-south'],
    ['Australia/Sydney', 'ap-south'],
  ])('%s is closest to %s', (timeZone, region) => {
    expect(byDistance(regions, timeZone, summer)[0]!.name).toBe(region);
  });

  it('takes further regions with their time zones, and refuses what is none', () => {
    expect(parseRegions('us-east, eu-central=Europe/Berlin')).toEqual([
      { name: 'us-east', timeZone: 'America/New_York' },
      { name: 'eu-central', timeZone: 'Europe/Berlin' },
    ]);
    for (const wrong of ['', 'Us East', 'eu=Nowhere/Land']) expect(parseRegions(wrong)).toBeNull();
  });
});
