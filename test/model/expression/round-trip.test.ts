/** Whatever the wire can hold, the language can say: print, then compile, gives an equal message. */
import { equals, toBinary, toJson, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import fc from '../../kit/fast-check.ts';
import { describe, expect, test } from 'vitest';
import { VariableAssignmentSchema, VariableMutationSchema } from '#api/gen/common_wfspec_pb.js';
import { TypeDefinitionSchema, VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { LegacyEdgeConditionSchema } from '#api/gen/wf_spec_pb.js';
import {
  printAssignment,
  printFullType,
  printLegacyCondition,
  printLiteral,
  printMutation,
  printType,
} from '#model/expression/from-wire.ts';
import {
  compileExpression,
  compileLegacyCondition,
  compileLiteral,
  compileMutation,
  compileType,
} from '#model/expression/to-wire.ts';
import type { ExpressionError } from '#model/expression/error.ts';
import type { Result } from '#model/result.ts';
import {
  legacyConditions,
  typeDefinitions,
  variableAssignments,
  variableMutations,
  variableValues,
} from './wire-values.ts';

const RUNS = { numRuns: 1000 };

const backAgain = <D extends DescMessage>(
  schema: D,
  message: MessageShape<D>,
  text: string,
  compiled: Result<MessageShape<D>, ExpressionError>,
): void => {
  if (!compiled.ok) throw new Error(`${text}\n${JSON.stringify(compiled.error)}`);
  if (equals(schema, message, compiled.value)) {
    expect(toBinary(schema, compiled.value).length).toBe(toBinary(schema, message).length);
    return;
  }
  throw new Error(
    `${text}\n${JSON.stringify(toJson(schema, message))}\n${JSON.stringify(toJson(schema, compiled.value))}`,
  );
};

describe('print, then compile, gives an equal message', () => {
  test('VariableAssignment', () => {
    const values = variableAssignments(3);
    fc.assert(
      fc.property(values, fc.boolean(), (a, duration) => {
        const text = printAssignment(a, { duration });
        backAgain(VariableAssignmentSchema, a, text, compileExpression(text));
      }),
      RUNS,
    );
  });

  test('VariableMutation', () => {
    fc.assert(
      fc.property(variableMutations(2), (m) => {
        const text = printMutation(m);
        backAgain(VariableMutationSchema, m, text, compileMutation(text));
      }),
      RUNS,
    );
  });

  test('LegacyEdgeCondition', () => {
    fc.assert(
      fc.property(legacyConditions(2), (c) => {
        const text = printLegacyCondition(c);
        backAgain(LegacyEdgeConditionSchema, c, text, compileLegacyCondition(text));
      }),
      RUNS,
    );
  });

  test('VariableValue', () => {
    fc.assert(
      fc.property(variableValues(3), fc.boolean(), (v, duration) => {
        const text = printLiteral(v, { duration });
        backAgain(VariableValueSchema, v, text, compileLiteral(text));
      }),
      RUNS,
    );
  });

  test('VariableValue under a declared type, fitting or not', () => {
    fc.assert(
      fc.property(variableValues(2), typeDefinitions(2), (v, type) => {
        const text = printLiteral(v, { type });
        backAgain(VariableValueSchema, v, text, compileLiteral(text, type));
      }),
      RUNS,
    );
  });

  test('TypeDefinition, its masked flag inside the text or beside it', () => {
    fc.assert(
      fc.property(typeDefinitions(3), (t) => {
        const full = printFullType(t);
        backAgain(TypeDefinitionSchema, t, full, compileType(full));
        const text = printType(t);
        backAgain(TypeDefinitionSchema, t, text, compileType(text, t.masked));
      }),
      RUNS,
    );
  });

  test('a DOUBLE that is no number', () => {
    for (const double of ['NaN', 'Infinity', '-Infinity']) {
      const compiled = compileLiteral(`double("${double}")`);
      expect(compiled.ok && compiled.value.value.value).toBe(Number(double));
      expect(compiled.ok && printLiteral(compiled.value)).toBe(`double("${double}")`);
    }
  });
});
