/** Median and spread of repeated timings, in milliseconds. */
export interface Timing {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** Median of this thread's own processor time: what is left of a figure when others use the machine as well. */
  readonly cpu: number;
}

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs `what` a few times and gives the wall-clock milliseconds of each round's whole. */
export function timed(rounds: number, what: () => void): Timing {
  return timedEach(Array.from({ length: rounds }, () => what));
}

/** The same of rounds that differ in what they begin with. */
export function timedEach(rounds: readonly (() => void)[]): Timing {
  const took: number[] = [];
  const cpu: number[] = [];
  for (const round of rounds) {
    const start = performance.now();
    const before = cpuMs();
    round();
    cpu.push(cpuMs() - before);
    took.push(performance.now() - start);
  }
  for (const list of [took, cpu]) list.sort((a, b) => a - b);
  return { min: took[0]!, median: quantile(took, 0.5), max: took.at(-1)!, cpu: quantile(cpu, 0.5) };
}

export const shown = ({ min, median, max, cpu }: Timing): string =>
  `${median.toFixed(1)} ms (min ${min.toFixed(1)}, max ${max.toFixed(1)}; processor ${cpu.toFixed(1)})`;
