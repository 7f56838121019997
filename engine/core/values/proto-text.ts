/** Arrays, Maps and Structs as text: pretty protobuf JSON in the layout of Java's printer (seen on 1.2.1 in formats). */
import { toJson } from '@bufbuild/protobuf';
import { ArraySchema, MapSchema, StructSchema, type VariableValue } from '#api/gen/type_definition_pb.js';

type Json = ReturnType<typeof toJson>;

/** Undefined for a value of any other type. */
export function protoText({ value }: VariableValue): string | undefined {
  const options = { alwaysEmitImplicit: true };
  switch (value.case) {
    case 'array':
      return layOut(toJson(ArraySchema, value.value, options), '');
    case 'map':
      return layOut(toJson(MapSchema, value.value, options), '');
    case 'struct':
      return layOut(toJson(StructSchema, value.value, options), '');
    default:
      return undefined;
  }
}

/** Objects one field a line, lists on one line. */
function layOut(json: Json, indent: string): string {
  if (Array.isArray(json)) return `[${json.map((item) => layOut(item, indent)).join(', ')}]`;
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const deeper = `${indent}  `;
  const fields = Object.entries(json).map(([name, item]) => `${deeper}"${name}": ${layOut(item, deeper)}`);
  return `{\n${fields.join(',\n')}\n${indent}}`;
}
