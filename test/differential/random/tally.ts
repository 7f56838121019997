/** Counts differences by their kind, whatever names and numbers the seed gave: most frequent first, with the least seed. */
import type { Difference } from '../compare.ts';

const general = (text: string): string =>
  text
    .slice(0, 400)
    .replaceAll(/\b(main|t\d)(-[a-z]+)?(-\d+)+\b|\bt\d\b|\b[a-z]+-\d+\b/g, '…')
    .replaceAll(/\d+/g, '#')
    .replaceAll(/@[0-9a-f]+/g, '@…');

export const kindOf = ({ at, real, ours }: Difference): string =>
  `${at.replace(/^(.*\.)?(?=\w+)/, '').replaceAll(/\[\d+\]/g, '')}\n      real ${general(real)}\n      ours ${general(ours)}`;

export class Tally {
  readonly #seeds = new Map<string, number[]>();

  add(seed: number, difference: Difference): void {
    const kind = kindOf(difference);
    const seeds = this.#seeds.get(kind);
    if (seeds === undefined) this.#seeds.set(kind, [seed]);
    else seeds.push(seed);
  }

  /** Undefined is no difference, and not new. */
  isNew(difference: Difference | undefined): boolean {
    return difference !== undefined && !this.#seeds.has(kindOf(difference));
  }

  printed(most: number): string {
    return [...this.#seeds]
      .sort((a, b) => b[1].length - a[1].length)
      .slice(0, most)
      .map(([kind, seeds]) => `${seeds.length} × (least seed ${Math.min(...seeds)}) ${kind}`)
      .join('\n');
  }
}
