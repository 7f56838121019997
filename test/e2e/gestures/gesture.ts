/** What a gesture of the random walk is, and what it may use. */
import type { Page } from 'playwright-core';
import type { Drawing } from '#model/document/drawing.ts';
import type { NodeKind } from '#model/document/node.ts';
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
  /** Where one of the elements that the selector finds can be hit; undefined when none can. */
  find(selector: string): Promise<Point | undefined>;
  /** Clicks on one of the elements that the selector finds; false when there is none that can be hit. */
  hit(selector: string): Promise<boolean>;
  /** Waits until the page answers yes; false when it does not within five seconds. */
  until(isSo: (given: string) => boolean, given?: string): Promise<boolean>;
  /** From now on a file must hold this comment. */
  keep(comment: string): void;
  /** A field has the focus. */
  isTyping(): Promise<boolean>;
  /** Clicks on a random card (of this kind), which is then the only selected one; undefined when none is in view. */
  pick(kind?: NodeKind): Promise<Spot | undefined>;
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
