/** What a node gives to `output(…)` (littlehorse.md §3.3). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { Node } from '#api/gen/wf_spec_pb.js';
import { primitive, type StaticType } from '../types/static-type.ts';
import type { MetadataLookup } from './metadata-lookup.ts';

/** Types that never differ are made once, so that equal answers are the same object. */
const json = primitive(VariableType.JSON_OBJ);
const list = primitive(VariableType.JSON_ARR);
const int = primitive(VariableType.INT);
const runId = primitive(VariableType.WF_RUN_ID);

export function nodeOutput({ node }: Node, lookup: MetadataLookup): StaticType {
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
    // 1.2.1 does not know it, whatever the WfSpec of the child returns: it goes everywhere (asked of it).
    case 'waitForChildWf':
      return 'unknown';
    default:
      return 'void';
  }
}
