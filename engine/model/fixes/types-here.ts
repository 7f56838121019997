/** The static type of a text as it would stand in a thread, for fixes that have to say a type. */
import { compileExpression } from '../expression/to-wire.ts';
import type { Drawing } from '../document/drawing.ts';
import { isNull, isOpen } from '../types/static-type.ts';
import { typeName } from '../types/type-name.ts';
import { typeOfAssignment } from '../types/type-of-assignment.ts';
import { declaredVariables } from '../validate/declared-variables.ts';
import { partialRequest } from '../validate/partial-request.ts';
import { projectLookup } from '../validate/project-lookup.ts';
import { surroundingsOf } from '../validate/validate-wf-spec.ts';

/** As types are written in files; undefined: nobody knows. */
export function typeOfText(drawing: Drawing, thread: string, text: string): string | undefined {
  const compiled = compileExpression(text);
  const { request } = partialRequest(drawing.workflow);
  const spec = request.threadSpecs[thread];
  if (!compiled.ok || spec === undefined) return undefined;
  const declared = declaredVariables(request.threadSpecs);
  const world = surroundingsOf(thread, spec, declared, request.threadSpecs, projectLookup(drawing));
  const { type } = typeOfAssignment(compiled.value, world);
  return isOpen(type) || isNull(type) ? undefined : typeName(type);
}

/** A value of the type that says as little as possible; undefined: there is none but null. */
export function emptyLiteral(type: string): string | undefined {
  if (type.startsWith('Array<')) return `${type}[]`;
  if (type.startsWith('Map<')) return `${type}{}`;
  return EMPTY[type];
}

const EMPTY: Readonly<Record<string, string | undefined>> = {
  STR: '""',
  INT: '0',
  DOUBLE: '0.0',
  BOOL: 'false',
  JSON_OBJ: '{}',
  JSON_ARR: '[]',
};
