/** Median and spread of repeated timings, in milliseconds. */
export interface Timing {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs `what` a few times and gives the wall-clock milliseconds of each round's whole. */
export function timed(rounds: number, what: () => void): Timing {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    what();
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  return { min: took[0]!, median: quantile(took, 0.5), max: took.at(-1)! };
}

export const shown = ({ min, median, max }: Timing): string =>
  `${median.toFixed(1)} ms (min ${min.toFixed(1)}, max ${max.toFixed(1)})`;
