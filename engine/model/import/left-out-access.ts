/**
 * Variables of a PutWfSpecRequest in JSON that leave `accessLevel` out. Its zero value is PUBLIC_VAR (littlehorse.md §2.2), so
 * they are public, which people who write JSON by hand seldom mean. WfSpecs read back from a server are what they are.
 */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Problem } from '../document/problem.ts';

type JsonObject = { readonly [key: string]: JsonValue | undefined };

const objectOf = (json: JsonValue | undefined): JsonObject =>
  json !== null && typeof json === 'object' && !Array.isArray(json) ? json : {};

/** A field by its JSON name or its proto name. */
const field = (json: JsonObject, camel: string, snake: string): JsonValue | undefined =>
  json[camel] ?? json[snake];

export function leftOutAccess(request: JsonValue): readonly Problem[] {
  const threads = objectOf(field(objectOf(request), 'threadSpecs', 'thread_specs'));
  return Object.entries(threads).flatMap(([thread, spec]) => {
    const variables = field(objectOf(spec), 'variableDefs', 'variable_defs');
    if (!Array.isArray(variables)) return [];
    return variables.map(objectOf).flatMap((each): readonly Problem[] => {
      if (field(each, 'accessLevel', 'access_level') !== undefined) return [];
      const name = objectOf(field(each, 'varDef', 'var_def')).name;
      const variable = typeof name === 'string' ? name : '';
      return [
        {
          code: 'public-by-omission',
          severity: 'warning',
          message: `The JSON says no accessLevel for variable “${variable}” of thread “${thread}”, which makes it PUBLIC: child workflows can read and change it, and changing it later is a breaking change. Make it private unless that is meant.`,
          place: { thread, variable, field: 'access' },
        },
      ];
    });
  });
}
