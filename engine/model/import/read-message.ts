/** Protobuf JSON that somebody hands in to a message, or the problems with it. */
import { fromJson, type DescMessage, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import type { Problem } from '../document/problem.ts';
import { err, ok, type Result } from '../result.ts';
import { unknownFields, type Unknown } from './unknown-fields.ts';
import type { ProblemCode } from '../document/problem-code.ts';

export const readMessage = <D extends DescMessage>(
  schema: D,
  json: JsonValue,
): Result<MessageShape<D>, readonly Problem[]> => {
  const unknown = unknownFields(json, schema);
  if (unknown.length > 0) return err(unknown.map((each) => unknownProblem(schema.name, each)));
  // The library tells of wrong JSON by throwing.
  try {
    return ok(fromJson(schema, json));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err([importProblem('bad-json', `This is no ${schema.name} in protobuf JSON: ${why}.`)]);
  }
};

export const importProblem = (code: ProblemCode, message: string, field?: string): Problem => ({
  code,
  severity: 'error',
  message,
  place: field === undefined ? {} : { field },
});

const NEWER =
  'LittleHorse 1.3.0 does not know it. If it comes from a newer server, use a newer Paddock; otherwise correct it.';

const unknownProblem = (message: string, { path, value }: Unknown): Problem =>
  value === undefined
    ? importProblem('unknown-field', `${message} has no field “${path}”: ${NEWER}`, path)
    : importProblem('unknown-value', `“${value.name}” at “${path}” is no ${value.of}: ${NEWER}`, path);
