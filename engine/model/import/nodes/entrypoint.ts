/** ENTRYPOINT from the wire. */
import type { EntrypointNode, NodeBase } from '../../document/node.ts';

export const importEntrypoint = (base: NodeBase): EntrypointNode => ({ ...base, kind: 'entrypoint' });
