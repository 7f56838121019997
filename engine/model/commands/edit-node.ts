/** Changes fields of one node. Of fields that exclude each other, the one that is set wins. */
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import { ok, type Result } from '../result.ts';
import { changeNode } from './change.ts';
import { exclusiveFields, nodeFields, type NodePatch, requiredFields } from './node-fields.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface EditNodeArgs {
  readonly thread: string;
  readonly node: string;
  readonly patch: NodePatch;
}

export function editNode(drawing: Drawing, args: EditNodeArgs): Result<Drawing, Refusal> {
  return changeNode(drawing, args, (node) => {
    const known = ['onFailure', ...nodeFields[node.kind]];
    const required = ['onFailure', ...(requiredFields[node.kind] ?? [])];
    const patch: Record<string, unknown> = { ...args.patch };
    for (const [field, value] of Object.entries(patch)) {
      if (!known.includes(field))
        return refused('no-such-field', `“${node.name}” is a ${node.kind} node and has no field “${field}”.`);
      if (value === undefined && required.includes(field))
        return refused('field-required', `Field “${field}” of “${node.name}” cannot be taken away.`);
    }
    const exclusive = exclusiveFields[node.kind] ?? [];
    if (exclusive.some((field) => patch[field] !== undefined))
      for (const field of exclusive) patch[field] ??= undefined;
    return ok(patched<Node>(node, patch as Partial<Node>));
  });
}
