/** Writes the declared type into Arrays and Maps, as the server does when it stores them (littlehorse.md §4.3). */
import { create } from '@bufbuild/protobuf';
import {
  ArraySchema,
  MapSchema,
  type TypeDefinition,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { arrayValue, mapValue } from './variable-value.ts';

/** A copy with `element_type` or `map_type`; any other value, and one that has it already, as it is. */
export function stampType(variable: VariableValue, { definedType }: TypeDefinition): VariableValue {
  const { value } = variable;
  if (value.case === 'array' && definedType.case === 'inlineArrayDef') {
    const elementType = definedType.value.arrayType;
    if (elementType === undefined || value.value.elementType === elementType) return variable;
    const items = value.value.items.map((item) => stampType(item, elementType));
    const array = create(ArraySchema);
    array.items = items;
    array.elementType = elementType;
    return arrayValue(array);
  }
  if (value.case === 'map' && definedType.case === 'inlineMapDef') {
    if (value.value.mapType === definedType.value) return variable;
    const map = create(MapSchema);
    map.entries = value.value.entries;
    map.mapType = definedType.value;
    return mapValue(map);
  }
  return variable;
}
