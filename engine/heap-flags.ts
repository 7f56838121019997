/**
 * How much memory V8 may use before it tidies up: far less than it takes by itself, which is sized for servers that have
 * the machine alone. Under load an engine then holds some 140 MB instead of 330, for a few percent more processor time.
 */
import { setFlagsFromString } from 'node:v8';

/** At the start of a process: young objects get 2 × 4 MB, old ones are looked through when they have grown by half. */
export const HEAP_FLAGS: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=50'];

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
  process.execve(execPath, [execPath, ...HEAP_FLAGS, ...execArgv, ...argv.slice(1)], process.env);
}
