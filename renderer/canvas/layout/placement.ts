/** Where the nodes of one thread stand. */
import type { Point } from '#model/document/layout.ts';

/** Positions relative to the frame's upper left corner, by node name. */
export type Placement = Readonly<Record<string, Point>>;
