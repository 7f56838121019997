/** On which borders of a card edges arrive and leave, in React Flow's words. */
import { Position } from '@xyflow/react';
import type { Direction } from '#model/document/layout.ts';

const ports = {
  right: { in: Position.Left, out: Position.Right },
  down: { in: Position.Top, out: Position.Bottom },
} as const;

export const portsIn = (direction: Direction): { readonly in: Position; readonly out: Position } =>
  ports[direction];
