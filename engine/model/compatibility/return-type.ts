/** The type of what a WfSpec's entrypoint thread gives back: part of its contract (littlehorse.md §2.2). */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { ExternalEventDef } from '#api/gen/external_event_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import { TypeDefinitionSchema, type TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { Node } from '#api/gen/wf_spec_pb.js';
import { typeOfAssignment, type StaticType, type TypeEnv } from '../types/type-of-assignment.ts';
import { declaredVariables } from './frozen-variables.ts';
import type { WfSpecContent } from './wf-spec-content.ts';

export interface Definitions {
  taskDef(name: string): TaskDef | undefined;
  externalEventDef(name: string): ExternalEventDef | undefined;
  structDef(name: string, version?: number): StructDef | undefined;
}

const primitive = (type: VariableType): TypeDefinition =>
  create(TypeDefinitionSchema, { definedType: { case: 'primitiveType', value: type } });

/** `void` when no ExitNode of the entrypoint thread gives anything back. */
export function returnType(spec: WfSpecContent, definitions: Definitions): StaticType {
  const nodes = spec.threadSpecs[spec.entrypointThreadName]?.nodes ?? {};
  const env: TypeEnv = {
    variable: (name) => {
      const declared = declaredVariables(spec).get(name);
      return declared === undefined ? undefined : (declared.def.varDef?.typeDef ?? 'unknown');
    },
    nodeOutput: (name) => {
      const node = nodes[name];
      return node === undefined ? undefined : outputType(node, definitions);
    },
    structDef: (name, version) => definitions.structDef(name, version) ?? 'unknown',
  };
  for (const name of Object.keys(nodes).sort()) {
    const node = nodes[name]?.node;
    if (node?.case === 'exit' && node.value.result.case === 'returnContent') {
      return typeOfAssignment(node.value.result.value, env).type;
    }
  }
  return 'void';
}

function outputType({ node }: Node, definitions: Definitions): StaticType {
  switch (node.case) {
    case 'task': {
      if (node.value.taskToExecute.case !== 'taskDefId') return 'unknown';
      const def = definitions.taskDef(node.value.taskToExecute.value.name);
      return def === undefined ? 'unknown' : (def.returnType?.returnType ?? 'void');
    }
    case 'externalEvent': {
      const def = definitions.externalEventDef(node.value.externalEventDefId?.name ?? '');
      return def?.typeInformation?.returnType ?? 'unknown';
    }
    case 'userTask':
      return primitive(VariableType.JSON_OBJ);
    case 'startThread':
      return primitive(VariableType.INT);
    case 'startMultipleThreads':
      return primitive(VariableType.JSON_ARR);
    case 'runChildWf':
      return primitive(VariableType.WF_RUN_ID);
    case 'waitForChildWf':
      return 'unknown';
    default:
      return 'void';
  }
}
