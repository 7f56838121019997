/** The canvas bench's figures in columns, the wanted ones beside them. */
import { quantile } from '../figures.ts';
import type { Measured } from './measure.ts';
import type { Loaded } from './open-pages.ts';

const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

interface Row {
  readonly what: string;
  readonly unit: string;
  readonly of: (measured: Measured) => number;
  /** At most this share of bare React Flow's. */
  readonly share?: number;
  /** At most this. */
  readonly most?: number;
  readonly digits?: number;
}

const ROWS: readonly Row[] = [
  { what: 'opens', unit: 'ms', of: (all) => all.openedMs, share: 0.5 },
  { what: 'everything in view: a frame, median', unit: 'ms', of: (all) => all.panAll.median, share: 0.4 },
  { what: 'everything in view: a frame, 95th', unit: 'ms', of: (all) => all.panAll.p95 },
  { what: 'pan at zoom 1: a frame, median', unit: 'ms', of: (all) => all.pan.median, most: 17 },
  { what: 'pan at zoom 1: a frame, 95th', unit: 'ms', of: (all) => all.pan.p95, most: 33.4 },
  { what: 'drag at zoom 1: a frame, median', unit: 'ms', of: (all) => all.drag.median, most: 17 },
  { what: 'drag at zoom 1: a frame, 95th', unit: 'ms', of: (all) => all.drag.p95, most: 33.4 },
  { what: 'zoom steps: a frame, median', unit: 'ms', of: (all) => all.zoom.median },
  { what: 'zoom steps: a frame, 95th', unit: 'ms', of: (all) => all.zoom.p95, most: 50.1 },
  { what: 'zoom steps: longest frame', unit: 'ms', of: (all) => all.zoom.max },
  { what: 'JavaScript heap, opened', unit: 'MB', of: (all) => all.heapMb, share: 0.5, digits: 1 },
  { what: 'elements, opened', unit: '', of: (all) => all.elements[0] },
  { what: 'elements, everything in view', unit: '', of: (all) => all.elements[1] },
  { what: 'elements, zoom 1', unit: '', of: (all) => all.elements[2] },
];

/** @param rounds of each: ours, bare, bare with what is visible only */
export function printBeside(rounds: readonly (readonly Measured[])[]): void {
  console.log(
    `${''.padEnd(38)}${'ours'.padStart(9)}${'bare'.padStart(9)}${'visible'.padStart(9)}${'ratio'.padStart(8)}   wanted`,
  );
  for (const { what, unit, of, share, most, digits = 0 } of ROWS) {
    const values = [0, 1, 2].map((index) => median(rounds.map((round) => of(round[index]!))));
    const [ours, bare] = values as [number, number];
    const ratio = ours / bare;
    const isGood = (share === undefined || ratio <= share) && (most === undefined || ours <= most);
    const goal =
      share === undefined ? (most === undefined ? '' : `${Math.floor(most)} ${unit}`) : `${share} of bare`;
    const cells = values.map((value) => value.toFixed(digits).padStart(9)).join('');
    console.log(
      `${what.padEnd(38)}${cells}${ratio.toFixed(2).padStart(8)}   ${goal}${goal === '' || isGood ? '' : '  NOT YET'}`,
    );
  }
}

/** First loads of the app, each in a new page. */
export async function printLoad(load: () => Promise<Loaded>, rounds: number): Promise<void> {
  const found: Loaded[] = [];
  for (let index = 0; index < rounds; index++) {
    const loaded = await load();
    found.push(loaded);
    await loaded.page.context().close();
  }
  const { scripts } = found[0]!;
  const kb = scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  const monaco = scripts.filter(({ name }) => name.includes('monaco'));
  console.log(`first load: ${median(found.map(({ ms }) => ms)).toFixed(0)} ms   wanted: 2000`);
  console.log(
    `  ${scripts.length} scripts, ${kb.toFixed(0)} kB (${scripts.map(({ name, bytes }) => `${name.replace(/-[^-]*$/, '')} ${(bytes / 1024).toFixed(0)}`).join(', ')}); Monaco ${monaco.length === 0 ? 'is not among them' : 'IS AMONG THEM'}`,
  );
}
