/** The inputs of a thread or a child WfRun against the variables that are declared there (littlehorse.md §2.3). */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { StructDefId } from '#api/gen/object_id_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { type ThreadVarDef, WfRunVariableAccessLevel } from '#api/gen/wf_spec_pb.js';
import { serverTypeName } from '../../types/server-words.ts';
import { typeName } from '../../types/type-name.ts';
import { isStaticallyAssignable } from '../../types/assignable.ts';
import { isIdenticalType } from '../../types/same-type.ts';
import { isOpen, primitiveOf, type StaticType } from '../../types/static-type.ts';
import type { NodeCheck, Wanted } from '../node-check.ts';
import { variableType } from '../variable-type.ts';

/** The thread that gets the inputs, as sentences and as the server name it. */
export interface Started {
  readonly what: string;
  readonly thread: string;
  /** Type of the started thread's own INPUT. */
  readonly ownInput?: TypeDefinition;
}

/** @param given names that get a value in another way, such as `INPUT` of a thread for each element */
export function checkInputs(
  inputs: { readonly [name: string]: VariableAssignment },
  declared: readonly ThreadVarDef[],
  { what: whose, thread, ownInput }: Started,
  check: NodeCheck,
  given: readonly string[] = [],
): void {
  const byName = new Map(declared.map((each) => [each.varDef?.name ?? '', each]));
  const words = (text: string): string => `ThreadSpec ${thread} invalid: ${text}`;
  for (const [name, value] of Object.entries(inputs)) {
    const field = `inputs/${name}`;
    const variable = byName.get(name);
    if (variable === undefined || variable.accessLevel === WfRunVariableAccessLevel.INHERITED_VAR) {
      check.typeOf(value, field);
      check.report(
        'unknown-input',
        `${whose} has no variable “${name}” that takes an input; take it away.`,
        field,
        words(`Var ${name} provided but not needed for thread ${thread}`),
      );
      continue;
    }
    const type = variableType(variable.varDef);
    const wanted = wantedInput(value, type, `Variable “${name}” of ${whose}`);
    const serverWords = words(`Var ${name} should be ${serverTypeName(type)}`);
    const place = { field, serverWords, type };
    if (ownInput === undefined || !isInput(value)) check.rootFits(value, field, { ...wanted, serverWords });
    else checkShadowed(value, ownInput, wanted, place, check);
  }
  for (const [name, variable] of byName)
    if (variable.required && !Object.hasOwn(inputs, name) && !given.includes(name))
      check.report(
        'missing-input',
        `${whose} requires the variable “${name}”; give it a value.`,
        'inputs',
        words(`Missing required variable ${name}`),
      );
}

const isInput = ({ source }: VariableAssignment): boolean =>
  source.case === 'variableName' && source.value === 'INPUT';

/** The server takes INPUT for that of the thread which is started, when it has one (asked of 1.2.1); the run does not. */
function checkShadowed(
  value: VariableAssignment,
  ownInput: TypeDefinition,
  wanted: Omit<Wanted, 'serverWords'>,
  { field, serverWords, type }: { field: string; serverWords: string; type: TypeDefinition },
  check: NodeCheck,
): void {
  if (isStaticallyAssignable(ownInput, type))
    return check.unlooked.rootFits(value, field, { ...wanted, serverWords });
  const message = `LittleHorse takes INPUT here for that of the thread which is started, a ${typeName(ownInput)}; put the value into a variable first.`;
  check.report('type-mismatch', message, field, serverWords);
}

/** Primitive types as everywhere; others must be the very same, masked or not (asked of 1.2.1). */
const goesInto = (from: StaticType, type: TypeDefinition): boolean =>
  isStaticallyAssignable(from, type) &&
  (isOpen(from) || primitiveOf(from) !== undefined || isIdenticalType(from, type));

/** Unlike elsewhere, NULL does not pass; nor does a Struct that is built of no certain version, which are not looked up. */
function wantedInput(
  { source }: VariableAssignment,
  type: TypeDefinition,
  what: string,
): Omit<Wanted, 'serverWords'> {
  const isNullLiteral = source.case === 'literalValue' && source.value.value.case === undefined;
  const structDefId = structOf(source);
  const isOfNoVersion = structDefId !== undefined && structDefId.version < 0;
  return {
    fits: (from) => !isNullLiteral && !isOfNoVersion && goesInto(from, type),
    sentence: (from) => {
      if (isNullLiteral)
        return `${what} is ${typeName(type)}, and NULL does not go into it; leave the input away.`;
      if (isOfNoVersion && isStaticallyAssignable(from, type))
        return `${what} takes a Struct of a certain version; name it, e.g. Struct<${structDefId.name}@0>.`;
      return `${what} is ${typeName(type)}, and ${typeName(from)} does not go into it; give it another value.`;
    },
  };
}

function structOf(source: VariableAssignment['source']): StructDefId | undefined {
  if (source.case === 'structBuilder') return source.value.structDefId;
  if (source.case !== 'literalValue' || source.value.value.case !== 'struct') return undefined;
  return source.value.value.value.structDefId;
}
