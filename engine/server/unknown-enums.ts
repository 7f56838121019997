/**
 * Numbers of enums that nobody knows (a client newer than this engine, or a broken one): protobuf lets them pass, a real
 * server breaks down over them (INTERNAL). Here they are refused before anything is stored.
 */
import type { DescEnum, Message } from '@bufbuild/protobuf';
import { reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect';
import type { DescMessage } from '@bufbuild/protobuf';
import { LittleHorse } from '#api/gen/service_pb.js';
import { refuse, type Refused } from './reply.ts';

/** RPCs that store enums out of their requests; searches for an unknown status merely find nothing. */
const STORING = new Set([
  'putTaskDef',
  'putUserTaskDef',
  'putExternalEventDef',
  'putWorkflowEventDef',
  'putStructDef',
  'putWfSpec',
  'reportTask',
]);

const inputs: ReadonlyMap<string, DescMessage> = new Map(
  LittleHorse.methods
    .filter(({ localName }) => STORING.has(localName))
    .map(({ localName, input }) => [localName, input]),
);

/** `method`: local name of the RPC. Undefined: all is known. */
export function refusedEnum(method: string, request: Message): Refused | undefined {
  const schema = inputs.get(method);
  const unknown = schema && unknownIn(reflect(schema, request));
  return unknown === undefined ? undefined : refuse('INVALID_ARGUMENT', unknown);
}

function unknownIn(message: ReflectMessage): string | undefined {
  for (const field of message.fields) {
    if (!message.isSet(field)) continue;
    const unknown = (value: unknown): string | undefined => {
      if (field.enum !== undefined) return unknownNumber(field.enum, value as number, field.name);
      return field.message === undefined ? undefined : unknownIn(value as ReflectMessage);
    };
    const value: unknown = message.get(field);
    const values =
      field.fieldKind === 'list' || field.fieldKind === 'map'
        ? (value as { values(): Iterable<unknown> }).values()
        : [value];
    for (const each of values) {
      const found = unknown(each);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const unknownNumber = (type: DescEnum, number: number, field: string): string | undefined =>
  type.value[number] === undefined
    ? `${field}: there is no ${type.name} with the number ${number}.`
    : undefined;
