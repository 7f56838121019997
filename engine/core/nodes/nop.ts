/** NOP: only its Edges matter. */
import { COMPLETE, type NodeBehaviour } from './node-behaviour.ts';

export const nop: NodeBehaviour<'nop'> = {
  kind: 'nop',
  arrive: () => COMPLETE,
  advance: () => COMPLETE,
};
