/** How far out and in one can go: everything of thousands of nodes, and twice the size of a card. */
export const ZOOM_MIN = 0.02;
export const ZOOM_MAX = 2;
