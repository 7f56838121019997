/**
 * The plane on which the edges of a thread are drawn one after the other: cards, lines and labels that are there
 * already, and what a new line or label would cost that runs into them.
 */
import { overlaps, right, bottom, type Rect } from '../geometry.ts';
import { isLevel, lineBox, type Line } from './path.ts';

export interface PlaneCard {
  readonly name: string;
  readonly box: Rect;
}

interface DrawnLine {
  readonly isLevel: boolean;
  readonly from: string;
  readonly to: string;
  readonly isMain: boolean;
}

const CELL = { width: 400, height: 160 };

interface Placed<T> {
  readonly thing: T;
  readonly box: Rect;
  /** The question at which it was last found, so that what lies in several cells is found once. */
  asked: number;
}

/** Things by cells of the plane, so that only what is near gets compared. */
class Cells<T> {
  #cells = new Map<number, Placed<T>[]>();
  #question = 0;

  add(box: Rect, thing: T): void {
    const placed = { thing, box, asked: 0 };
    this.#each(box, 0, (key) => {
      const there = this.#cells.get(key);
      if (there) there.push(placed);
      else this.#cells.set(key, [placed]);
    });
  }

  /** Calls back for everything that overlaps the box grown by a margin. */
  near(box: Rect, margin: number, found: (thing: T, box: Rect) => void): void {
    this.#question += 1;
    this.#each(box, margin, (key) => {
      const there = this.#cells.get(key);
      if (there === undefined) return;
      for (const placed of there) {
        if (placed.asked === this.#question) continue;
        placed.asked = this.#question;
        if (overlaps(box, placed.box, margin)) found(placed.thing, placed.box);
      }
    });
  }

  #each(box: Rect, margin: number, visit: (key: number) => void): void {
    const far = Math.floor((right(box) + margin) / CELL.width);
    const top = Math.floor((box.y - margin) / CELL.height);
    const low = Math.floor((bottom(box) + margin) / CELL.height);
    for (let x = Math.floor((box.x - margin) / CELL.width); x <= far; x++)
      for (let y = top; y <= low; y++) visit(x * 1_000_003 + y);
  }
}

export const COST = {
  bend: 14,
  card: 100_000,
  label: 900,
  mainCrossing: 5_000,
  crossing: 45,
  /** For lying on another edge's line, and for each pixel of it. */
  on: 260,
  onEach: 2,
};

/** How near a line may pass a card. */
const CARD_MARGIN = 7;
/** Lines nearer than this look like one. */
const LINE_MARGIN = 5;
/** For a label on a line that another edge shares. */
const SHARED_LINE = 800;

export class Plane {
  #cards = new Cells<string>();
  #lines = new Cells<DrawnLine>();
  #labels = new Cells<true>();

  constructor(cards: readonly PlaneCard[]) {
    for (const { name, box } of cards) this.#cards.add(box, name);
  }

  draw(lines: readonly Line[], from: string, to: string, isMain: boolean): void {
    for (const line of lines) this.#lines.add(lineBox(line), { isLevel: isLevel(line), from, to, isMain });
  }

  write(box: Rect): void {
    this.#labels.add(box, true);
  }

  /** @param touches names of the cards at the line's ends, which it may touch */
  costOfLine(line: Line, touches: readonly string[], from: string, to: string): number {
    const box = lineBox(line);
    const level = isLevel(line);
    let cost = 0;
    this.#cards.near(box, CARD_MARGIN, (name) => {
      if (!touches.includes(name)) cost += COST.card;
    });
    this.#labels.near(box, 2, () => (cost += COST.label));
    this.#lines.near(box, LINE_MARGIN, (other, at) => {
      if (other.isLevel !== level) {
        if (crossing(box, at)) cost += other.isMain ? COST.mainCrossing : COST.crossing;
        return;
      }
      // Edges that leave the same card, or arrive at the same one, may share their line there.
      if (other.from === from || other.to === to) return;
      const length = level
        ? Math.min(right(box), right(at)) - Math.max(box.x, at.x)
        : Math.min(bottom(box), bottom(at)) - Math.max(box.y, at.y);
      if (length > 0) cost += COST.on + length * COST.onEach;
    });
    return cost;
  }

  /** @param own whether its own line is drawn already: that one it may lie on */
  costOfLabel(box: Rect, from: string, to: string, own: boolean): number {
    let cost = 0;
    this.#cards.near(box, 3, () => (cost += COST.label));
    this.#labels.near(box, 3, () => (cost += COST.label));
    this.#lines.near(box, 1, (other) => {
      if (own && other.from === from && other.to === to) return;
      cost += other.from === from || other.to === to ? SHARED_LINE : COST.label;
    });
    return cost;
  }
}

/** One of the two is level and the other upright; ends that only touch do not cross. */
function crossing(one: Rect, other: Rect): boolean {
  const [level, upright] = one.height === 0 ? [one, other] : [other, one];
  return upright.x > level.x && upright.x < right(level) && level.y > upright.y && level.y < bottom(upright);
}
