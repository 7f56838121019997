/** What a `*.layout.json` says: where things stand on the canvas. Optional; a pure move touches nothing else. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the flow of a drawing runs to. */
export type Direction = 'right' | 'down';

export interface LayoutDocument {
  /** Format version. */
  readonly paddock: 1;
  /** Absent: to the right. */
  readonly direction?: 'down';
  /** By ThreadSpec name: the frame's upper left corner, and the nodes relative to it. */
  readonly threads: Readonly<Record<string, ThreadLayout>>;
  readonly notes?: readonly Note[];
  readonly groups?: readonly Group[];
}

export interface ThreadLayout extends Point {
  readonly collapsed?: boolean;
  /** By node name. */
  readonly nodes: Readonly<Record<string, Point>>;
}

export interface Note extends Point {
  readonly id: string;
  readonly text: string;
  readonly width?: number;
  readonly height?: number;
  readonly color?: string;
}

/** A frame with a name around nodes of one thread. What the workflow does knows nothing of it. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly thread: string;
  /** Names; a node is in one group at most. Names that are not there are passed over. */
  readonly nodes: readonly string[];
  readonly color?: string;
}

export const emptyLayout: LayoutDocument = { paddock: 1, threads: {} };

export const directionOf = ({ direction }: LayoutDocument): Direction => direction ?? 'right';
