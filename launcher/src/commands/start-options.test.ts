import { expect, test } from 'vitest';
import { readStartOptions } from './start-options.ts';

test('nothing given listens on loopback', () => {
  expect(readStartOptions([])).toEqual({ lan: false, help: false });
});

test('--lan is understood, also where npm has taken it for its own', () => {
  expect(readStartOptions(['--lan']).lan).toBe(true);
  expect(readStartOptions([], { npm_config_lan: 'true' }).lan).toBe(true);
});

test.each(['--help', '-h'])('%s asks for help and starts nothing', (option) => {
  expect(readStartOptions([option]).help).toBe(true);
});

test.each([['--lam'], ['--lan=yes'], ['lan']])('%s is refused, and the options are named', (argument) => {
  expect(() => readStartOptions([argument])).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(argument) as string,
      remedy: expect.stringContaining('--lan') as string,
    }),
  );
});
