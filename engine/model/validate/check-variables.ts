/** ThreadVarDefs across a whole WfSpec: names count once (all but `INPUT`), StructDefs exist, and inherited ones are the parent's. */
import {
  type ThreadSpec,
  type ThreadVarDef,
  type WfSpec,
  WfRunVariableAccessLevel,
} from '#api/gen/wf_spec_pb.js';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { primitiveOf } from '../types/static-type.ts';
import { typeName } from '../types/type-name.ts';
import type { MetadataLookup } from './metadata-lookup.ts';
import { missingStructs, missingStructWords } from './missing-structs.ts';
import { variableType } from './variable-type.ts';
import type { WireProblem } from './wire-problem.ts';
import type { ProblemCode } from '../document/problem-code.ts';

/** @param parent the WfSpec that `parent_wf_spec` names, when there is one */
export function checkVariables(
  threads: { readonly [name: string]: ThreadSpec },
  parent: WfSpec | undefined,
  hasParent: boolean,
  lookup: MetadataLookup,
): readonly WireProblem[] {
  const owners = new Map<string, string>();
  const problems: WireProblem[] = [];
  for (const [thread, spec] of Object.entries(threads))
    for (const variable of spec.variableDefs) {
      const name = variable.varDef?.name ?? '';
      const report = (code: ProblemCode, message: string, field: string, serverWords: string) =>
        problems.push({ code, message, serverWords, thread, variable: name, field });
      const defined = `Var name ${name} defined in thread`;
      const owner = owners.get(name);
      if (owner !== undefined && name !== 'INPUT')
        report(
          'variable-declared-twice',
          `Variable “${name}” is declared in thread “${owner}” already, and names count for the whole workflow; choose another name.`,
          'name',
          `${defined}s ${owner} and ${thread} and duplicates not allowed`,
        );
      owners.set(name, thread);
      for (const struct of missingStructs(variableType(variable.varDef), lookup))
        report(
          'unknown-struct-def',
          `There is no StructDef “${struct.name}”; define it, or choose another type.`,
          'type',
          `${defined} ${thread} refers to non-existent StructDef: ${missingStructWords(struct)}`,
        );
      const key = badKey(variableType(variable.varDef));
      if (key !== undefined)
        report(
          'bad-map-key',
          `The keys of a Map are primitive and no JSON; give “${name}” another type.`,
          'type',
          `${defined} ${thread} has invalid Map key type: Map key type must be a primitive VariableType, but got: ${key}`,
        );
      if (variable.accessLevel === WfRunVariableAccessLevel.INHERITED_VAR) {
        const problem = inheritance(name, parent, hasParent);
        if (problem !== undefined) report('not-inherited', problem.sentence, 'access', problem.serverWords);
      }
    }
  return problems;
}

interface Inheritance {
  readonly sentence: string;
  readonly serverWords: string;
}

function inheritance(name: string, parent: WfSpec | undefined, hasParent: boolean): Inheritance | undefined {
  if (!hasParent)
    return {
      sentence: `Variable “${name}” is inherited, and the workflow has no parent; name its parent workflow or declare the variable here.`,
      serverWords: `Only child workflows are allowed to access INHERITED variables, but variable ${name} is INHERITED`,
    };
  if (parent === undefined) return undefined;
  const declared: ThreadVarDef | undefined = Object.values(parent.threadSpecs)
    .flatMap((thread) => thread.variableDefs)
    .find((each) => each.varDef?.name === name);
  if (declared !== undefined && declared.accessLevel !== WfRunVariableAccessLevel.PRIVATE_VAR)
    return undefined;
  return {
    sentence: `The parent workflow has no public variable “${name}” to inherit; make it PUBLIC there, or declare it here.`,
    serverWords:
      declared === undefined
        ? `INHERITED variable ${name} does not exist in parent WfSpec`
        : `Inherited variable ${name} is defined as PRIVATE in parent WfSpec`,
  };
}

/** Name of the type that some Map in the type has as its key although it must be a primitive one. */
function badKey(type: TypeDefinition | undefined): string | undefined {
  const defined = type?.definedType;
  if (defined?.case === 'inlineArrayDef') return badKey(defined.value.arrayType);
  if (defined?.case !== 'inlineMapDef') return undefined;
  const { keyType, valueType } = defined.value;
  const key = keyType && primitiveOf(keyType);
  const isPrimitive = key !== undefined && key !== VariableType.JSON_OBJ && key !== VariableType.JSON_ARR;
  if (isPrimitive) return badKey(valueType);
  return keyType?.definedType.case === undefined ? 'JSON_OBJ' : typeName(keyType);
}
