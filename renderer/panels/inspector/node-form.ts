/** The form of a node: its record form, and a setter for the node's own fields. */
import type { NodePatch } from '#model/commands/node-fields.ts';
import { editNode } from '#model/commands/edit-node.ts';
import type { Node } from '#model/document/node.ts';
import type { NodeOf } from '../../canvas/nodes/kind-view.ts';
import type { NodeKind } from '#model/document/node.ts';
import { useRecordForm, type RecordForm } from './record-form.ts';

export interface NodeForm<N extends Node = Node> extends RecordForm {
  readonly thread: string;
  readonly node: N;
  /** @param field path of the field that is edited; absent: the first key of the patch */
  set(patch: NodePatch, field?: string): void;
}

/** What the form of one kind takes. */
export interface KindFormProps<K extends NodeKind> {
  readonly form: NodeForm<NodeOf<K>>;
}

export function useNodeForm(thread: string, node: Node): NodeForm {
  const form = useRecordForm(
    `node:${thread}/${node.name}`,
    `Edit ${node.name}`,
    { thread, node: node.name },
    (problem) => {
      const { place } = problem;
      if (place.thread !== thread || place.node !== node.name) return undefined;
      if (place.edge !== undefined && !place.field?.startsWith('next/'))
        return place.field === undefined ? `next/${place.edge}` : `next/${place.edge}/${place.field}`;
      return place.field ?? '';
    },
  );
  return {
    ...form,
    thread,
    node,
    set: (patch, field) => {
      form.run(field ?? Object.keys(patch)[0] ?? '', (drawing) =>
        editNode(drawing, { thread, node: node.name, patch }),
      );
    },
  };
}
