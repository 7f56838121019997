/** What processes have used so far, as Linux tells it; NaN on other systems. */
import { readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Resident MB of all together. */
export const residentMb = (pids: readonly number[]): number =>
  pids.reduce(
    (sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? Number.NaN) / 1024,
    0,
  );

/** CPU time of all together, in ms; the kernel counts in steps of 10. */
export const cpuMs = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const [user, system] = (read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []).slice(11, 13);
    return sum + (Number(user ?? Number.NaN) + Number(system ?? Number.NaN)) * 10;
  }, 0);

/** How many processes wanted a core during the last minute, of how many cores there are. */
export const loadAverage = (): number => Number(read('/proc/loadavg').split(' ')[0] || Number.NaN);
