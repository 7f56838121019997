/**
 * How much memory the engine may use before it tidies up: far less than V8 and the C library take by themselves, which is
 * sized for servers that have the machine alone. Under load an engine then holds some 135 MB instead of 330.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * At the start of a process: young objects get 2 × 8 MB (with 4 they are tidied up twice as often), old ones are looked
 * through when they have grown by half.
 */
export const HEAP_FLAGS: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=50'];

/** Also at the start: one arena of the C library for all threads instead of one each, which is 10 MB. */
export const HEAP_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '1' };

/** V8 heeds these at any time; young objects then stay within what they have when this is called. */
const LATE_FLAGS = ['--semi-space-growth-factor=1', '--heap-growing-percent=50'];

/** For a process that could not be started with the flags: to be called as early as possible. */
export function keepHeapSmall(): void {
  if (HEAP_FLAGS.every((flag) => process.execArgv.includes(flag))) return;
  for (const flag of LATE_FLAGS) setFlagsFromString(flag);
}

/** Begins this process anew with the flags, under the same id. Returns where the system can't do that, or it is done. */
export function beginAgainLean(): void {
  const { execArgv, execPath, argv } = process;
  if (HEAP_FLAGS.every((flag) => execArgv.includes(flag))) return;
  // Not on Windows.
  if (process.platform === 'win32' || process.execve === undefined) return keepHeapSmall();
  process.execve(execPath, [execPath, ...HEAP_FLAGS, ...execArgv, ...argv.slice(1)], {
    ...HEAP_ENVIRONMENT,
    ...process.env,
  });
}
