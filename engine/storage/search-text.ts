/** The text under which a Variable's value is found: type and value of STR, INT, DOUBLE and BOOL (littlehorse.md §9.1). */
import type { VariableValue } from '#api/gen/type_definition_pb.js';

/** Undefined for values of other types: they are not searchable. */
export function searchText(value: VariableValue | undefined): string | undefined {
  switch (value?.value.case) {
    case 'str':
      return `s:${value.value.value}`;
    case 'int':
      return `i:${value.value.value}`;
    case 'double':
      return `d:${value.value.value}`;
    case 'bool':
      return `b:${value.value.value}`;
    default:
      return undefined;
  }
}
