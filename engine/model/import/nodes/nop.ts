/** NOP from the wire. */
import type { NodeBase, NopNode } from '../../document/node.ts';

export const importNop = (base: NodeBase): NopNode => ({ ...base, kind: 'nop' });
