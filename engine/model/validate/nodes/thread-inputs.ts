/** The inputs of a thread or a child WfRun against the variables that are declared there (littlehorse.md §2.3). */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import { type ThreadVarDef, WfRunVariableAccessLevel } from '#api/gen/wf_spec_pb.js';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';
import { variableType } from '../variable-type.ts';

/** @param given names that get a value in another way, such as `INPUT` of a thread for each element */
export function checkInputs(
  inputs: { readonly [name: string]: VariableAssignment },
  declared: readonly ThreadVarDef[],
  whose: string,
  check: NodeCheck,
  given: readonly string[] = [],
): void {
  const byName = new Map(declared.map((each) => [each.varDef?.name ?? '', each]));
  for (const [name, value] of Object.entries(inputs)) {
    const field = `inputs/${name}`;
    const variable = byName.get(name);
    if (variable === undefined || variable.accessLevel === WfRunVariableAccessLevel.INHERITED_VAR) {
      check.typeOf(value, field);
      check.report(
        'unknown-input',
        `${whose} has no variable “${name}” that takes an input; take it away.`,
        field,
      );
    } else checkInput(value, variable, field, `Variable “${name}” of ${whose}`, check);
  }
  for (const [name, variable] of byName)
    if (variable.required && !Object.hasOwn(inputs, name) && !given.includes(name))
      check.report('missing-input', `${whose} requires the variable “${name}”; give it a value.`, 'inputs');
}

/** Unlike elsewhere, NULL does not pass. */
function checkInput(
  value: VariableAssignment,
  variable: ThreadVarDef,
  field: string,
  what: string,
  check: NodeCheck,
): void {
  const isLiteral = value.source.case === 'literalValue' && value.source.value.value.case === undefined;
  const type = variableType(variable.varDef);
  if (!isLiteral || value.targetType !== undefined) return check.fits(value, type, field, what);
  check.report(
    'type-mismatch',
    `${what} is ${typeName(type)}, and NULL does not go into it; leave the input away.`,
    field,
  );
}
