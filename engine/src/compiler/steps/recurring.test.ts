import { describe, expect, it } from 'vitest';
import { briefly, compileSteps, findings, use, type WrittenStep } from '../testing/fixtures.ts';

const recurring = (more: object = {}): WrittenStep => ({
  ...{ id: 'dun', kind: 'recurring', workflow: 'w-ship', with: { order: '{{ input.id }}' } },
  ...more,
});

describe('a recurring step', () => {
  it('knows within its own fields how far it is, and gives that to what follows', () => {
    const step = recurring({
      every: '1d',
      with: { order: '{{ input.id }}-{{ steps.dun.times }}' },
      until: 'steps.dun.last.parcel === "P-1" || steps.dun.failed > 2',
    });
    expect(findings([step, use('a', 'steps.dun.times + steps.dun.failed')])).toEqual([]);
    expect(findings([recurring({ every: '1d', limit: 1, until: 'steps.dun.turns > 1' })])).toEqual([
      'UNKNOWN_FIELD dun steps.0.until',
    ]);
  });

  it('gives the run that it started last, where it does not wait', () => {
    const step = recurring({ every: '1d', limit: 3, wait: false });
    expect(findings([step, use('a', 'steps.dun.last.runId')])).toEqual([]);
    expect(findings([step, use('a', 'steps.dun.last.parcel')])).toEqual(['UNKNOWN_FIELD a steps.1.value']);
  });

  it('has to come to an end', () => {
    const { diagnostics } = compileSteps([recurring({ cron: '0 9 * * 1' })]);
    expect(briefly(diagnostics)).toEqual(['ENDLESS_RECURRENCE dun steps.0.limit']);
    expect(diagnostics[0]!.fix).toMatchObject({ path: ['steps', 0, 'limit'], value: 12 });
    expect(findings([recurring({ every: '1m', within: '1d' })])).toEqual([
      'ENDLESS_RECURRENCE dun steps.0.within',
    ]);
    expect(findings([recurring({ every: '1m', within: '1d', limit: 5 })])).toEqual([]);
  });

  it('says either how often or at which times, and says it right', () => {
    expect(findings([recurring({ limit: 3 })])).toEqual(['RECURRENCE_UNCLEAR dun steps.0']);
    expect(findings([recurring({ limit: 3, every: '1d', cron: '0 9 * * 1' })])).toEqual([
      'RECURRENCE_UNCLEAR dun steps.0',
    ]);
    expect(findings([recurring({ limit: 3, every: 'daily' })])).toEqual([
      'INVALID_DURATION dun steps.0.every',
    ]);
    expect(findings([recurring({ limit: 3, every: '0s' })])).toEqual(['INVALID_DURATION dun steps.0.every']);
    expect(findings([recurring({ limit: 3, cron: '0 9 * * 8' })])).toEqual(['INVALID_CRON dun steps.0.cron']);
    expect(findings([recurring({ limit: 3, cron: '0 9 * * 1', timeZone: 'Mars' })])).toEqual([
      'INVALID_TIME_ZONE dun steps.0.timeZone',
    ]);
  });

  it('gives the other workflow what it takes', () =>
    expect(findings([recurring({ every: '1d', limit: 3, with: {} })])).toEqual([
      'MISSING_INPUT dun steps.0.with.order',
    ]));
});
