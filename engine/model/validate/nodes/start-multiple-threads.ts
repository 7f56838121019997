/**
 * START_MULTIPLE_THREADS: the ThreadSpec, its inputs and the list, whose elements arrive as `INPUT`. The server looks at none
 * of these when the WfSpec is put (tried on server 1.2.1); the run fails of them.
 */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { StartMultipleThreadsNode } from '#api/gen/wf_spec_pb.js';
import { isStaticallyAssignable } from '../../types/assignable.ts';
import { isNull, isOpen } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';
import { variableType } from '../variable-type.ts';
import { startedThread } from './start-thread.ts';
import { checkInputs } from './thread-inputs.ts';

export function checkStartMultipleThreads(node: StartMultipleThreadsNode, looked: NodeCheck): void {
  const check = looked.unlooked;
  const list = check.typeOf(node.iterable, 'forEach');
  if (node.iterable === undefined)
    check.report(
      'missing-value',
      'The node has no list to go through; name a JSON_ARR or an Array.',
      'forEach',
    );
  const listType = isOpen(list) || isNull(list) ? undefined : list.definedType;
  const isArray = listType?.case === 'inlineArrayDef';
  const isJson = listType?.case === 'primitiveType' && listType.value === VariableType.JSON_ARR;
  if (listType !== undefined && !isArray && !isJson)
    check.report(
      'not-a-list',
      `The node goes through ${typeName(list)}; it needs a JSON_ARR or an Array.`,
      'forEach',
    );
  const declared = startedThread(node.threadSpecName, check);
  if (declared === undefined) return;
  const started = { what: `thread “${node.threadSpecName}”`, thread: node.threadSpecName };
  checkInputs(node.variables, declared, started, check, ['INPUT']);
  const input = declared.find((each) => each.varDef?.name === 'INPUT');
  const element = isArray ? listType.value.arrayType : undefined;
  if (input === undefined || element === undefined) return;
  const wanted = variableType(input.varDef);
  if (!isStaticallyAssignable(element, wanted))
    check.report(
      'type-mismatch',
      `Each element is ${typeName(element)}, which does not go into INPUT of thread “${node.threadSpecName}”, which is ${typeName(wanted)}.`,
      'forEach',
    );
}
