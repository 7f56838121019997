/** Arbitrary wire messages, odd ones included: unset fields, unknown enum numbers, empty paths, hostile names. */
import { create } from '@bufbuild/protobuf';
import { TimestampSchema } from '@bufbuild/protobuf/wkt';
import fc from '../../kit/fast-check.ts';
import {
  InlineStructBuilderSchema,
  InlineStructFieldValueSchema,
  LHPath_SelectorSchema,
  LHPathSchema,
  MapBuilder_EntrySchema,
  MapBuilderSchema,
  StructBuilderSchema,
  VariableAssignment_ExpressionSchema,
  VariableAssignment_FormatStringSchema,
  VariableAssignment_NodeOutputReferenceSchema,
  VariableAssignment_SizeOfSchema,
  VariableAssignmentSchema,
  VariableMutation_NodeOutputSourceSchema,
  VariableMutationSchema,
  type InlineStructBuilder,
  type LHPath,
  type VariableAssignment,
  type VariableMutation,
} from '#api/gen/common_wfspec_pb.js';
import { StructDefIdSchema, WfRunIdSchema, type WfRunId } from '#api/gen/object_id_pb.js';
import {
  ArraySchema,
  InlineArrayDefSchema,
  InlineMapDefSchema,
  InlineStructDefSchema,
  InlineStructSchema,
  Map_EntrySchema,
  MapSchema,
  StructFieldDefSchema,
  StructFieldSchema,
  StructSchema,
  TypeDefinitionSchema,
  VariableValueSchema,
  type InlineMapDef,
  type TypeDefinition,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import { LegacyEdgeConditionSchema, type LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';

const text = fc.oneof(
  fc.constantFrom('', 'cart', 'order-id', 'a-', '-a', '1-reserve-TASK', '5', '5-3', 'true', 'in', 'struct'),
  fc.constantFrom(
    'map',
    'Map',
    'größe',
    'a b',
    '`',
    '\\',
    '"',
    "it's",
    '$.a[0]',
    'masked',
    'missing',
    'x.y',
    '\n',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
/** A map field's key; `__proto__` can't be one in JavaScript, where it never arrives from the wire either. */
const fieldKey = text.filter((key) => key !== '__proto__');
const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 4 });
const int32 = fc.oneof(fc.integer(), fc.constantFrom(-1, 0, 1, 2));
const json = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.json({ maxDepth: 2 }).map((j) => JSON.stringify(JSON.parse(j), null, 1)),
  fc.constantFrom(
    '',
    '{}',
    '[]',
    '{"a":1}',
    '{"a": 1}',
    '[1,2.0,1e3,-0]',
    '{"a":1,"a":2}',
    '[01]',
    '{"a":{}}x',
    '{"__proto__":1}',
  ),
  text,
);

export const structDefIds = fc
  .record({ name: text, version: int32 })
  .map((init) => create(StructDefIdSchema, init));

const wfRunIds = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((ids) =>
    ids.reduce<WfRunId | undefined>(
      (parentWfRunId, id) => create(WfRunIdSchema, { id, parentWfRunId }),
      undefined,
    ),
  )
  .map((id) => id ?? create(WfRunIdSchema));

const timestamps = fc
  .record({
    seconds: fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.bigInt({ min: -70000000000n, max: 260000000000n }),
    ),
    nanos: fc.oneof(
      fc.integer(),
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom(0, 5_000_000, 1000),
    ),
  })
  .map((init) => create(TimestampSchema, init));

export const typeDefinitions = (depth: number): fc.Arbitrary<TypeDefinition> => {
  type Arm = TypeDefinition['definedType'];
  const leaves: fc.Arbitrary<Arm>[] = [
    fc.oneof(fc.integer({ min: 0, max: 8 }), int32).map((value): Arm => ({ case: 'primitiveType', value })),
    structDefIds.map((value): Arm => ({ case: 'structDefId', value })),
    fc.constant<Arm>({ case: undefined }),
  ];
  const arms = depth === 0 ? leaves : [...leaves, ...nestedTypes(depth - 1)];
  return fc
    .record({ masked: fc.boolean(), definedType: fc.oneof(...arms) })
    .map((init) => create(TypeDefinitionSchema, init));
};

const nestedTypes = (depth: number): fc.Arbitrary<TypeDefinition['definedType']>[] => {
  type Arm = TypeDefinition['definedType'];
  const inner = optional(typeDefinitions(depth));
  const field = fc
    .record({
      fieldType: inner,
      defaultValue: optional(variableValues(depth)),
      isNullable: fc.boolean(),
      description: optional(text),
    })
    .map((init) => create(StructFieldDefSchema, init));
  return [
    inner.map((arrayType): Arm => ({
      case: 'inlineArrayDef',
      value: create(InlineArrayDefSchema, { arrayType }),
    })),
    mapTypes(depth).map((value): Arm => ({ case: 'inlineMapDef', value })),
    fc.dictionary(fieldKey, field, { maxKeys: 3 }).map((fields): Arm => ({
      case: 'inlineStructDef',
      value: create(InlineStructDefSchema, { fields: { ...fields } }),
    })),
  ];
};

const mapTypes = (depth: number): fc.Arbitrary<InlineMapDef> =>
  fc
    .record({ keyType: optional(typeDefinitions(depth)), valueType: optional(typeDefinitions(depth)) })
    .map((init) => create(InlineMapDefSchema, init));

export const variableValues = (depth: number): fc.Arbitrary<VariableValue> => {
  type Arm = VariableValue['value'];
  const leaves: fc.Arbitrary<Arm>[] = [
    fc.constant<Arm>({ case: undefined }),
    json.map((value): Arm => ({ case: 'jsonObj', value })),
    json.map((value): Arm => ({ case: 'jsonArr', value })),
    fc.double({ noNaN: true }).map((value): Arm => ({ case: 'double', value })),
    fc.boolean().map((value): Arm => ({ case: 'bool', value })),
    text.map((value): Arm => ({ case: 'str', value })),
    fc
      .oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt({ min: -9n, max: 9n }))
      .map((value): Arm => ({ case: 'int', value })),
    fc.uint8Array({ maxLength: 5 }).map((value): Arm => ({ case: 'bytes', value: new Uint8Array(value) })),
    wfRunIds.map((value): Arm => ({ case: 'wfRunId', value })),
    timestamps.map((value): Arm => ({ case: 'utcTimestamp', value })),
  ];
  const arms = depth === 0 ? leaves : [...leaves, ...nestedValues(depth - 1)];
  return fc.oneof(...arms).map((value) => create(VariableValueSchema, { value }));
};

const nestedValues = (depth: number): fc.Arbitrary<VariableValue['value']>[] => {
  type Arm = VariableValue['value'];
  const inner = variableValues(depth);
  const field = fc
    .record({ value: optional(inner), masked: fc.boolean() })
    .map((init) => create(StructFieldSchema, init));
  const struct = optional(
    fc
      .dictionary(fieldKey, field, { maxKeys: 3 })
      .map((fields) => create(InlineStructSchema, { fields: { ...fields } })),
  );
  const entry = fc
    .record({ key: optional(inner), value: optional(inner) })
    .map((init) => create(Map_EntrySchema, init));
  return [
    fc
      .record({ structDefId: optional(structDefIds), struct })
      .map((init): Arm => ({ case: 'struct', value: create(StructSchema, init) })),
    fc
      .record({ items: fc.array(inner, { maxLength: 3 }), elementType: optional(typeDefinitions(depth)) })
      .map((init): Arm => ({ case: 'array', value: create(ArraySchema, init) })),
    fc
      .record({ entries: fc.array(entry, { maxLength: 3 }), mapType: optional(mapTypes(depth)) })
      .map((init): Arm => ({ case: 'map', value: create(MapSchema, init) })),
  ];
};

const paths = (depth: number): fc.Arbitrary<LHPath> => {
  type Arm = LHPath['path'][number]['selectorType'];
  const arms: fc.Arbitrary<Arm>[] = [
    text.map((value): Arm => ({ case: 'key', value })),
    text.map((value): Arm => ({ case: 'key', value })),
    int32.map((value): Arm => ({ case: 'index', value })),
    fc.constant<Arm>({ case: undefined }),
  ];
  if (depth > 0) arms.push(variableAssignments(depth - 1).map((value): Arm => ({ case: 'dynamic', value })));
  const selector = fc.oneof(...arms).map((selectorType) => create(LHPath_SelectorSchema, { selectorType }));
  return fc.array(selector, { maxLength: 3 }).map((path) => create(LHPathSchema, { path }));
};

export const variableAssignments = (depth: number): fc.Arbitrary<VariableAssignment> => {
  type Path = VariableAssignment['path'];
  const path: fc.Arbitrary<Path> = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Path>({ case: undefined }) },
    { weight: 1, arbitrary: text.map((value): Path => ({ case: 'jsonPath', value })) },
    { weight: 2, arbitrary: paths(depth).map((value): Path => ({ case: 'lhPath', value })) },
  );
  const targetType = fc.option(typeDefinitions(1), { nil: undefined, freq: 5 });
  return fc
    .record({ path, source: sources(depth), targetType })
    .map((init) => create(VariableAssignmentSchema, init));
};

const sources = (depth: number): fc.Arbitrary<VariableAssignment['source']> => {
  type Arm = VariableAssignment['source'];
  const leaves: fc.Arbitrary<Arm>[] = [
    text.map((value): Arm => ({ case: 'variableName', value })),
    variableValues(Math.min(depth, 1)).map((value): Arm => ({ case: 'literalValue', value })),
    text.map((nodeName): Arm => {
      const value = create(VariableAssignment_NodeOutputReferenceSchema, { nodeName });
      return { case: 'nodeOutput', value };
    }),
    fc.constant<Arm>({ case: undefined }),
  ];
  return depth === 0 ? fc.oneof(...leaves) : fc.oneof(...leaves, ...nestedSources(depth - 1));
};

const nestedSources = (depth: number): fc.Arbitrary<VariableAssignment['source']>[] => {
  type Arm = VariableAssignment['source'];
  type Operation = { case: 'mutationType' | 'comparator'; value: number } | { case: undefined };
  const inner = variableAssignments(depth);
  const operation = fc.oneof(
    fc.integer({ min: 0, max: 13 }).map((value): Operation => ({ case: 'mutationType', value })),
    fc.integer({ min: -1, max: 9 }).map((value): Operation => ({ case: 'comparator', value })),
    fc.constant<Operation>({ case: undefined }),
  );
  const expression = fc
    .record({ lhs: optional(inner), rhs: optional(inner), operation })
    .map((init): Arm => ({ case: 'expression', value: create(VariableAssignment_ExpressionSchema, init) }));
  const entry = fc
    .record({ key: optional(inner), value: optional(inner) })
    .map((init) => create(MapBuilder_EntrySchema, init));
  return [
    expression,
    expression,
    fc.record({ format: optional(inner), args: fc.array(inner, { maxLength: 3 }) }).map((init): Arm => ({
      case: 'formatString',
      value: create(VariableAssignment_FormatStringSchema, init),
    })),
    optional(inner).map((operand): Arm => ({
      case: 'sizeOf',
      value: create(VariableAssignment_SizeOfSchema, { operand }),
    })),
    fc
      .record({ structDefId: optional(structDefIds), value: optional(structFields(depth)) })
      .map((init): Arm => ({ case: 'structBuilder', value: create(StructBuilderSchema, init) })),
    fc
      .record({ entries: fc.array(entry, { maxLength: 3 }), mapType: optional(mapTypes(1)) })
      .map((init): Arm => ({ case: 'mapBuilder', value: create(MapBuilderSchema, init) })),
  ];
};

const structFields = (depth: number): fc.Arbitrary<InlineStructBuilder> => {
  type Arm = InlineStructBuilder['fields'][string]['structValue'];
  const arms: fc.Arbitrary<Arm>[] = [
    fc.constant<Arm>({ case: undefined }),
    variableAssignments(depth).map((value): Arm => ({ case: 'simpleValue', value })),
  ];
  if (depth > 0) arms.push(structFields(depth - 1).map((value): Arm => ({ case: 'subStructure', value })));
  const field = fc.oneof(...arms).map((structValue) => create(InlineStructFieldValueSchema, { structValue }));
  return fc
    .dictionary(fieldKey, field, { maxKeys: 3 })
    .map((fields) => create(InlineStructBuilderSchema, { fields: { ...fields } }));
};

export const variableMutations = (depth: number): fc.Arbitrary<VariableMutation> => {
  type Arm = VariableMutation['rhsValue'];
  const nodeOutputPath = fc.oneof(
    fc.constant({ case: undefined }),
    text.map((value) => ({ case: 'jsonpath' as const, value })),
    paths(depth).map((value) => ({ case: 'lhPath' as const, value })),
  );
  const rhsValue: fc.Arbitrary<Arm> = fc.oneof(
    fc.constant<Arm>({ case: undefined }),
    variableAssignments(depth).map((value): Arm => ({ case: 'rhsAssignment', value })),
    variableValues(depth).map((value): Arm => ({ case: 'literalValue', value })),
    nodeOutputPath.map((path): Arm => ({
      case: 'nodeOutput',
      value: create(VariableMutation_NodeOutputSourceSchema, { path }),
    })),
  );
  return fc
    .record({
      lhsName: text,
      lhsJsonPath: optional(text),
      lhsLhPath: optional(paths(depth)),
      operation: fc.integer({ min: -1, max: 13 }),
      rhsValue,
    })
    .map((init) => create(VariableMutationSchema, init));
};

export const legacyConditions = (depth: number): fc.Arbitrary<LegacyEdgeCondition> =>
  fc
    .record({
      comparator: fc.integer({ min: -1, max: 9 }),
      left: optional(variableAssignments(depth)),
      right: optional(variableAssignments(depth)),
    })
    .map((init) => create(LegacyEdgeConditionSchema, init));
