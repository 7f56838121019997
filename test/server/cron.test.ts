/** Cron expressions: which are read, and when they fire next. Which are refused was tried on server 1.2.1. */
import { expect, it } from 'vitest';
import { nextCronTime } from '../../engine/server/cron.ts';

const next = (expression: string, after = '2026-11-23T08:40:30Z') => {
  const at = nextCronTime(expression, Date.parse(after));
  if (!at.ok) throw new Error(at.error);
  return at.value === undefined ? undefined : new Date(at.value).toISOString();
};

it.each([
  ['* * * * *', '2026-11-23T08:41:00.000Z'],
  [' * * * * * ', '2026-11-23T08:41:00.000Z'],
  ['*/5 1-3 * JAN MON-FRI', '2027-01-01T01:00:00.000Z'],
  ['0 0 * * 7', '2026-11-29T00:00:00.000Z'],
  ['0 0 * * 0', '2026-11-29T00:00:00.000Z'],
  ['5/10 * * * *', '2026-11-23T08:45:00.000Z'],
  ['1,50/4 * * * *', '2026-11-23T08:50:00.000Z'],
  ['* * * jan-mar *', '2027-01-01T00:00:00.000Z'],
  ['0 0 29 2 *', '2028-02-29T00:00:00.000Z'],
])('%s fires next at %s', (expression, at) => expect(next(expression)).toBe(at));

it('day of month or day of week, when both are given', () => {
  expect(next('0 0 13 * FRI')).toBe('2026-11-27T00:00:00.000Z');
  expect(next('0 0 24 * FRI')).toBe('2026-11-24T00:00:00.000Z');
});

it('a time that is just now is over', () => {
  expect(next('* * * * *', '2026-11-23T08:41:00Z')).toBe('2026-11-23T08:42:00.000Z');
});

it('31 February never comes', () => expect(next('0 0 31 2 *')).toBeUndefined());

it.each([
  '60 * * * *',
  '',
  '* * * * MON#1',
  '* * L * *',
  '?',
  '* * ? * *',
  '*/0 * * * *',
  '10-5 * * * *',
  '@hourly',
  '* * * * * *',
  'every day',
])('"%s" is refused', (expression) => expect(nextCronTime(expression, 0).ok).toBe(false));
