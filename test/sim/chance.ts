/** The one source of chance of a simulation: the same seed gives the same draws on every machine. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bf03635) >>> 0;
    for (let i = 0; i < 4; i++) this.draw();
  }

  /** In [0, 1): mulberry32. */
  draw(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.draw() * end);
  }

  /** True with this probability. */
  is(probability: number): boolean {
    return this.draw() < probability;
  }

  /** Undefined when there is nothing to choose from. */
  one<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }
}
