/** Whether an event may be put with its content: its ExternalEventDef's type decides (littlehorse.md §6.1, §6.2). */
import type { ExternalEventDef } from '#api/gen/external_event_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { Refusal } from '../contract.ts';
import { incompatibility } from '../values/incompatible.ts';
import type { StructDefs } from '../values/scope.ts';

/** Undefined: it may; so may any content where no type is declared, and none at all. */
export function contentRefusal(
  { id, typeInformation }: ExternalEventDef,
  content: VariableValue | undefined,
  structs: StructDefs,
): Refusal | undefined {
  const type = typeInformation?.returnType;
  if (type === undefined || content === undefined) return undefined;
  const why = incompatibility(content, type, structs);
  if (why === undefined) return undefined;
  const message = `The content is invalid; it must have the type of ExternalEventDef ${id?.name ?? ''}: ${why}.`;
  return { code: 'INVALID_ARGUMENT', message };
}
