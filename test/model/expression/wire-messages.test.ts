/** Messages that are written out are what `create` makes: the same name, and no field forgotten. */
import { create, type DescMessage, type Message } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import {
  VariableAssignment_ExpressionSchema,
  VariableAssignment_FormatStringSchema,
  VariableAssignment_NodeOutputReferenceSchema,
  VariableAssignmentSchema,
  VariableMutationSchema,
} from '#api/gen/common_wfspec_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { compileExpression, sharedExpression, sharedMutation } from '#model/expression/to-wire.ts';
import {
  assignment,
  copyOfValue,
  expressionOf,
  formatString,
  nodeOutputReference,
  variableMutation,
  variableValue,
} from '#model/expression/wire-messages.ts';

const none = { case: undefined };

const written: readonly (readonly [DescMessage, Message])[] = [
  [VariableAssignmentSchema, assignment(none)],
  [VariableValueSchema, variableValue(none)],
  [VariableAssignment_ExpressionSchema, expressionOf({ operation: none, lhs: undefined, rhs: undefined })],
  [VariableAssignment_FormatStringSchema, formatString(undefined, [])],
  [VariableAssignment_NodeOutputReferenceSchema, nodeOutputReference('')],
  [
    VariableMutationSchema,
    variableMutation({
      lhsName: '',
      lhsJsonPath: undefined,
      lhsLhPath: undefined,
      operation: 0,
      rhsValue: none,
    }),
  ],
];

it.each(written.map(([schema, message]) => [schema.typeName, schema, message] as const))(
  '%s',
  (_name, schema, message) => {
    expect(message).toEqual(create(schema));
    expect(Object.keys(message).sort()).toEqual(
      ['$typeName', ...schema.members.map((member) => member.localName)].sort(),
    );
  },
);

it('copies a constant so that nothing is shared', () => {
  const list = {
    $typeName: 'littlehorse.Array',
    items: [variableValue({ case: 'int', value: 1n })],
  } as const;
  const value = create(VariableValueSchema, {
    value: { case: 'array', value: { ...list, items: [...list.items] } },
  });
  const scalar = variableValue({ case: 'str', value: 'x' });
  for (const each of [value, scalar]) {
    expect(copyOfValue(each)).toEqual(each);
    expect(copyOfValue(each).value).not.toBe(each.value);
  }
});

it('shares the message of equal texts only where that was asked for', () => {
  expect(sharedExpression('count + 1')).toBe(sharedExpression('count + 1'));
  expect(sharedMutation('count = 1')).toBe(sharedMutation('count = 1'));
  expect(compileExpression('count + 1')).not.toBe(compileExpression('count + 1'));
  expect(sharedExpression('count + 1')).toEqual(compileExpression('count + 1'));
});
