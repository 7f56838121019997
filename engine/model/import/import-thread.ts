/** One ThreadSpec of the wire to the document. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  WfRunVariableAccessLevel,
  type ThreadSpec as WireThread,
  type ThreadVarDef as WireVariable,
} from '#api/gen/wf_spec_pb.js';
import type { Node } from '../document/node.ts';
import type { Problem } from '../document/problem.ts';
import type { ThreadSpec, ThreadVarDef } from '../document/workflow.ts';
import { importNode } from './import-node.ts';
import { inOrder } from './node-order.ts';
import { exactNumber, present } from './print-fields.ts';
import { importVariableDef } from './variable-def.ts';

export const importThread = (name: string, wire: WireThread, problems: Problem[]): ThreadSpec => {
  const nodes: Node[] = [];
  for (const [key, value] of Object.entries(wire.nodes)) {
    const node = importNode(key, value);
    if (node === undefined) problems.push(withoutKind(name, key));
    else nodes.push(node);
  }
  const retention = wire.retentionPolicy?.threadGcPolicy;
  return present<ThreadSpec>({
    name,
    variables: wire.variableDefs.map(importVariable),
    interrupts: wire.interruptDefs.map(({ externalEventDefId, handlerSpecName }) => ({
      event: externalEventDefId?.name ?? '',
      run: handlerSpecName,
    })),
    nodes: inOrder(nodes),
    retentionSeconds: retention?.case === undefined ? undefined : exactNumber(retention.value),
  });
};

const importVariable = (wire: WireVariable): ThreadVarDef => {
  const indexes = wire.jsonIndexes.map(({ fieldPath, fieldType }) => ({
    path: fieldPath,
    type: VariableType[fieldType],
  }));
  const def = wire.varDef === undefined ? { name: '', type: 'JSON_OBJ' } : importVariableDef(wire.varDef);
  return present<ThreadVarDef>({
    ...def,
    required: wire.required || undefined,
    searchable: wire.searchable || undefined,
    access: ACCESS[wire.accessLevel],
    jsonIndexes: indexes.length === 0 ? undefined : indexes,
  });
};

/** PRIVATE is what the SDKs write and what absence means in our files. */
const ACCESS: Readonly<Record<WfRunVariableAccessLevel, ThreadVarDef['access']>> = {
  [WfRunVariableAccessLevel.PUBLIC_VAR]: 'PUBLIC',
  [WfRunVariableAccessLevel.PRIVATE_VAR]: undefined,
  [WfRunVariableAccessLevel.INHERITED_VAR]: 'INHERITED',
};

const withoutKind = (thread: string, node: string): Problem => ({
  code: 'node-without-kind',
  severity: 'error',
  message: `Node “${node}” of thread “${thread}” has no kind that this version of Paddock knows.`,
  place: { thread, node },
});
