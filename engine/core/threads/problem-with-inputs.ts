/**
 * Whether given values can be the inputs of a ThreadSpec as they are: those of RunWf, of START_THREAD and
 * START_MULTIPLE_THREADS, and of a handler of one failed thread.
 */
import { toJson } from '@bufbuild/protobuf';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import {
  type ThreadSpec,
  type ThreadVarDef,
  ThreadVarDefSchema,
  WfRunVariableAccessLevel,
} from '#api/gen/wf_spec_pb.js';
import type { StructDefs } from '../values/scope.ts';
import { incompatibility } from '../values/incompatible.ts';
import { serverTypeName } from '#model/types/server-words.ts';
import type { VariableDef } from '#api/gen/common_wfspec_pb.js';

/** As 1.2.1 shows what it has: protobuf JSON with its defaults. */
const printed = (def: ThreadVarDef): string =>
  JSON.stringify(toJson(ThreadVarDefSchema, def, { alwaysEmitImplicit: true }), null, 2);

/** What is said of a required variable that is not given. */
const mustProvide = ({ name, typeDef }: VariableDef): string =>
  `Must provide required input variable ${name} of type ${typeDef ? serverTypeName(typeDef) : 'unknown'}`;

/** The first reason why these variables cannot be the inputs; undefined when they can. */
export function problemWithInputs(
  threadName: string,
  thread: ThreadSpec,
  variables: Readonly<Record<string, VariableValue>>,
  structs: StructDefs,
): string | undefined {
  const defs = new Map(thread.variableDefs.map((def) => [def.varDef?.name ?? '', def]));
  for (const [name, value] of Object.entries(variables)) {
    const def = defs.get(name);
    if (def === undefined) {
      const all = thread.variableDefs.map(printed).join(', ');
      return `Var ${name} provided but not needed for thread ${threadName} Current variables[${all}]`;
    }
    if (def.accessLevel === WfRunVariableAccessLevel.INHERITED_VAR) {
      return `Variable ${name} is an inherited var but it was provided as input; it comes from the parent WfRun.`;
    }
    const type = def.varDef?.typeDef;
    const why = type && incompatibility(value, type, structs);
    if (why !== undefined) return `Variable ${name} invalid: ${why}`;
  }
  for (const [name, def] of defs) {
    if (!def.required || Object.hasOwn(variables, name)) continue;
    return def.varDef && mustProvide(def.varDef);
  }
  return undefined;
}
