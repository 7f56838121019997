/** What a node gives to `output(…)` (littlehorse.md §3.3). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { Node } from '#api/gen/wf_spec_pb.js';
import { returnType } from '../compatibility/return-type.ts';
import { primitive, type StaticType } from '../types/static-type.ts';
import type { MetadataLookup } from './metadata-lookup.ts';

/** Types that never differ are made once, so that equal answers are the same object. */
const json = primitive(VariableType.JSON_OBJ);
const list = primitive(VariableType.JSON_ARR);
const int = primitive(VariableType.INT);
const runId = primitive(VariableType.WF_RUN_ID);

/** @param nodes of the same thread: a wait for a child WfRun looks at the node that started it */
export function nodeOutput(
  { node }: Node,
  nodes: { readonly [name: string]: Node },
  lookup: MetadataLookup,
): StaticType {
  switch (node.case) {
    case 'task': {
      if (node.value.taskToExecute.case !== 'taskDefId') return 'unknown';
      const def = lookup.taskDef(node.value.taskToExecute.value.name);
      return def === undefined ? 'unknown' : (def.returnType?.returnType ?? 'void');
    }
    case 'externalEvent': {
      const def = lookup.externalEventDef(node.value.externalEventDefId?.name ?? '');
      if (def?.typeInformation === undefined) return 'unknown';
      return def.typeInformation.returnType ?? 'void';
    }
    case 'userTask':
      return json;
    case 'startThread':
      return int;
    case 'startMultipleThreads':
      return list;
    case 'runChildWf':
      return runId;
    case 'waitForChildWf':
      return childOutput(nodes[node.value.childWfRunSourceNode], lookup);
    default:
      return 'void';
  }
}

function childOutput(source: Node | undefined, lookup: MetadataLookup): StaticType {
  if (source?.node.case !== 'runChildWf' || source.node.value.wfSpec.case !== 'wfSpecName') return 'unknown';
  const { majorVersion, wfSpec } = source.node.value;
  const child = lookup.latestWfSpec(wfSpec.value, majorVersion < 0 ? undefined : majorVersion);
  return child === undefined ? 'unknown' : returnType(child, lookup);
}
