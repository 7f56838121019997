/** Small workflows for the server's tests, as PutWfSpecRequests. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { PutWfSpecRequest, PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import { WfRunVariableAccessLevel, type NodeSchema } from '#api/gen/wf_spec_pb.js';
import type { LhClient } from './client.ts';

type NodeInit = MessageInitShape<typeof NodeSchema>;

export const primitive = (value: VariableType) => ({
  definedType: { case: 'primitiveType' as const, value },
});

export const entrypoint = (to: string): NodeInit => ({
  node: { case: 'entrypoint', value: {} },
  outgoingEdges: [{ sinkNodeName: to }],
});
export const exit: NodeInit = { node: { case: 'exit', value: {} } };

export const task = (name: string, to: string, more: object = {}): NodeInit => ({
  node: {
    case: 'task',
    value: { taskToExecute: { case: 'taskDefId', value: { name } }, ...more },
  },
  outgoingEdges: [{ sinkNodeName: to }],
});

export const externalEvent = (name: string, to: string, more: object = {}): NodeInit => ({
  node: { case: 'externalEvent', value: { externalEventDefId: { name }, ...more } },
  outgoingEdges: [{ sinkNodeName: to }],
});

export const variable = (name: string) => ({ source: { case: 'variableName' as const, value: name } });

export const strVariable = (name: string, more: object = {}, masked = false) => ({
  varDef: { name, typeDef: { ...primitive(VariableType.STR), masked } },
  accessLevel: WfRunVariableAccessLevel.PRIVATE_VAR,
  ...more,
});

export const workflow = (
  name: string,
  nodes: Record<string, NodeInit>,
  variableDefs: object[] = [],
): Exclude<MessageInitShape<typeof PutWfSpecRequestSchema>, PutWfSpecRequest> => ({
  name,
  entrypointThreadName: 'main',
  threadSpecs: { main: { nodes, variableDefs: variableDefs as never } },
});

/** TaskDefs without inputs. */
export async function putTaskDefs(lh: LhClient, ...names: string[]): Promise<void> {
  for (const name of names)
    await lh.call('putTaskDef', { name, returnType: { returnType: primitive(VariableType.STR) } });
}
