/** What a gesture of the random walk is, and what it may use. */
import type { Page } from 'playwright-core';
import type { Drawing } from '#model/document/drawing.ts';
import type { PageState } from '../../../renderer/services/inspect.ts';
import type { Chance } from '../../sim/chance.ts';

export interface Walker {
  readonly page: Page;
  readonly chance: Chance;
  /** The page's state before the gesture. */
  readonly state: PageState & { readonly drawing: Drawing };
  /** A name that no gesture gave before. */
  freshName(): string;
  /** Sends the keys to the canvas, whatever has the focus. */
  press(...keys: readonly string[]): Promise<void>;
  /** Cards that can be hit with the mouse now, by the middle of each. */
  cards(): Promise<readonly Spot[]>;
  /** A place of the canvas where nothing stands; undefined when none was found. */
  emptySpot(): Promise<Point | undefined>;
  /** Clicks on a random card, which is then the only selected one; undefined when no card is in view. */
  pick(): Promise<Spot | undefined>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Spot extends Point {
  readonly thread: string;
  readonly node: string;
  readonly width: number;
  readonly height: number;
}

export interface Gesture {
  readonly name: string;
  /** How often it is made beside the others. */
  readonly weight: number;
  /** How many steps of the history it may become; absent: one. */
  readonly steps?: number;
  /** Its effect on the page is checked by the walk; what it alone knows (a new name that must be there) it answers. */
  perform(walker: Walker): Promise<Expectation | void>;
}

/** Undefined: as expected; otherwise what is missing, in words. */
export type Expectation = (after: PageState) => string | undefined;

export const hasNode = (after: PageState, name: string): boolean =>
  after.drawing?.workflow.threads.some((thread) => thread.nodes.some((node) => node.name === name)) === true;
