import { expect, it } from 'vitest';
import { cronProblem } from './cron.ts';

it.each([
  '0 9 * * *',
  '*/15 8-18 * * mon-fri',
  '0 0 1,15 * *',
  '30 6 29 2 *',
  '0 0 * jan,JUL 0',
  '0 0 31 */2 *',
  '5/10 * * * 7',
])('accepts %s', (cron) => expect(cronProblem(cron)).toBeUndefined());

it.each([
  ['0 9 * *', 'five parts'],
  ['60 9 * * *', 'minute'],
  ['0 24 * * *', 'hour'],
  ['0 9 0 * *', 'day of the month'],
  ['0 9 * foo *', 'month'],
  ['0 9 * * 8', 'day of the week'],
  ['0 9-5 * * *', 'hour'],
  ['*/0 * * * *', 'minute'],
  ['0 9 30 2 *', 'never start'],
  ['0 9 31 4,6 *', 'never start'],
  ['@daily', 'five parts'],
])('refuses %s', (cron, words) => expect(cronProblem(cron)).toContain(words));
