/**
 * Decoders stop at 100 messages inside one another (protobuf-es, as Java's), which is about 50 values in one another.
 * At that depth every form must still come back, though the language itself stops at 200 levels.
 */
import { equals, fromJson, type JsonValue } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { VariableAssignmentSchema } from '#api/gen/common_wfspec_pb.js';
import { printAssignment } from '#model/expression/from-wire.ts';
import { compileExpression } from '#model/expression/to-wire.ts';

const x: JsonValue = { variableName: 'x' };
const no: JsonValue = { literalValue: { bool: false } };
const core: JsonValue = { literalValue: { jsonArr: '['.repeat(40) + ']'.repeat(40) } };

const WRAPPERS: Readonly<Record<string, (inner: JsonValue) => JsonValue>> = {
  'left operand': (lhs) => ({ expression: { lhs, mutationType: 'ADD', rhs: x } }),
  'right operand': (rhs) => ({ expression: { lhs: x, mutationType: 'SUBTRACT', rhs } }),
  power: (rhs) => ({ expression: { lhs: x, mutationType: 'POW', rhs } }),
  'base of a power': (lhs) => ({ expression: { lhs, mutationType: 'POW', rhs: x } }),
  negation: (lhs) => ({ expression: { lhs, comparator: 'EQUALS', rhs: no } }),
  'negated sum': (lhs) => ({
    expression: { lhs: { sizeOf: { operand: lhs } }, comparator: 'EQUALS', rhs: no },
  }),
  cast: (lhs) => ({
    expression: { lhs, mutationType: 'MULTIPLY', rhs: x },
    lhPath: { path: [{ key: 'k' }] },
    targetType: { primitiveType: 'INT' },
  }),
  format: (format) => ({ formatString: { format, args: [x] } }),
  size: (operand) => ({ sizeOf: { operand } }),
  'worded operation': (rhs) => ({ expression: { lhs: x, mutationType: 'REMOVE_KEY', rhs } }),
  'key of a map': (key) => ({ mapBuilder: { entries: [{ key, value: x }] } }),
  'field of a struct': (simpleValue) => ({ structBuilder: { value: { fields: { a: { simpleValue } } } } }),
  step: (dynamic) => ({ variableName: 'x', lhPath: { path: [{ dynamic }] } }),
};

const decoded = (json: JsonValue) => {
  try {
    return fromJson(VariableAssignmentSchema, json);
  } catch {
    return undefined;
  }
};

describe('as deep as a decoder goes', () => {
  test.each(Object.keys(WRAPPERS))('%s', (name) => {
    let json: JsonValue = core;
    let levels = 0;
    for (;;) {
      const deeper: JsonValue = WRAPPERS[name]?.(json) ?? x;
      if (decoded(deeper) === undefined) break;
      [json, levels] = [deeper, levels + 1];
    }
    expect(levels).toBeGreaterThan(15);
    const message = decoded(json);
    if (message === undefined) throw new Error('the core alone is too deep');
    const compiled = compileExpression(printAssignment(message));
    expect(compiled.ok && equals(VariableAssignmentSchema, message, compiled.value)).toBe(true);
  });
});
