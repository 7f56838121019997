/**
 * Cron expressions as ScheduleWf takes them: five UNIX fields, in UTC, and nothing of what some crons know beside them
 * (littlehorse.md §9.4; `5/10`, names of days and months, 7 for Sunday, and day of month OR day of week were tried on
 * server 1.2.1, as were `?`, `L`, `#` and `@hourly`, which it does not read).
 */
import { Cron } from 'croner';
import { err, ok, type Result } from '#model/result.ts';

const HIGHEST = [59, 23, 31, 12, 7];

/** `5/10` means "from 5 on, every tenth"; croner wants the end of the range written out. */
const withRange = (field: string, at: number): string =>
  field.replaceAll(/(^|,)(\d+)\//g, (_all, comma: string, from: string) => `${comma}${from}-${HIGHEST[at]}/`);

/**
 * The first time of the expression after `after`, both ms since the epoch; undefined: it has no such time (31 February).
 * The error says what is wrong with the expression.
 */
export function nextCronTime(expression: string, after: number): Result<number | undefined, string> {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 || !fields.every((field) => /^[\w*,/-]+$/.test(field)))
    return err('give five fields: minute, hour, day of month, month, day of week');
  if (fields.some((field) => /(^|[^a-z])[lw]([^a-z]|$)/i.test(field))) return err('L and W are not known');
  try {
    const cron = new Cron(fields.map(withRange).join(' '), { paused: true, timezone: 'UTC', mode: '5-part' });
    return ok(cron.nextRun(new Date(after))?.getTime());
  } catch (error) {
    return err((error as Error).message.replace(/^CronPattern: /, ''));
  }
}
