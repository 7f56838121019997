/**
 * Tree to VariableAssignment; trees are shared, so what they hold of the wire is copied. What a tree can say and one VariableAssignment can't (a path behind a cast, two kinds of
 * path at once) becomes an error with a way out.
 */
import { clone, create } from '@bufbuild/protobuf';
import {
  InlineStructBuilderSchema,
  InlineStructFieldValueSchema,
  LHPath_SelectorSchema,
  LHPathSchema,
  MapBuilder_EntrySchema,
  MapBuilderSchema,
  StructBuilderSchema,
  VariableAssignment_SizeOfSchema,
  type InlineStructBuilder,
  type InlineStructFieldValue,
  type LHPath,
  type VariableAssignment,
} from '#api/gen/common_wfspec_pb.js';
import { Comparator, InlineMapDefSchema, TypeDefinitionSchema } from '#api/gen/type_definition_pb.js';
import { StructDefIdSchema } from '#api/gen/object_id_pb.js';
import type { Ast, Operation, Selector, Span, StructFieldAst } from './ast.ts';
import type { ExpressionError } from './error.ts';
import { complement } from './operators.ts';
import type { ProblemCode } from '../document/problem-code.ts';
import {
  assignment,
  copyOfValue,
  expressionOf,
  formatString,
  nodeOutputReference,
  variableValue,
} from './wire-messages.ts';

export interface Lowering {
  /** The first error, if any. */
  error: ExpressionError | undefined;
  /** Where each VariableAssignment came from, when somebody wants to know. */
  readonly origins?: Map<VariableAssignment, Ast>;
}

type Source = VariableAssignment['source'];

export const lower = (state: Lowering, ast: Ast): VariableAssignment => {
  const lowered = lowerPlain(state, ast);
  state.origins?.set(lowered, ast);
  return lowered;
};

/** undefined for `missing()`: a field that is not there. */
const lowerOptional = (state: Lowering, ast: Ast): VariableAssignment | undefined =>
  ast.kind === 'missing' ? undefined : lower(state, ast);

const fail = (state: Lowering, code: ProblemCode, message: string, span: Span): void => {
  state.error ??= { code, message, offset: span.start, length: span.end - span.start };
};

const lowerPlain = (state: Lowering, ast: Ast): VariableAssignment => {
  switch (ast.kind) {
    case 'path':
      return withPath(state, ast);
    case 'jsonPath': {
      const base = lower(state, ast.base);
      checkOpen(state, base, ast);
      if (base.path.case === 'lhPath') mixedPaths(state, ast);
      else if (base.path.case === 'jsonPath') mixedPaths(state, ast);
      base.path = { case: 'jsonPath', value: ast.path };
      return base;
    }
    case 'cast': {
      const base = lower(state, ast.base);
      checkOpen(state, base, ast);
      base.targetType = clone(TypeDefinitionSchema, ast.type);
      return base;
    }
    case 'missing':
      fail(state, 'missing-value', 'missing() stands only where a field can be left out.', ast);
      return assignment({ case: undefined });
    default:
      return assignment(sourceOf(state, ast));
  }
};

const withPath = (state: Lowering, ast: Extract<Ast, { kind: 'path' }>): VariableAssignment => {
  const base = lower(state, ast.base);
  checkOpen(state, base, ast);
  if (base.path.case === 'jsonPath') mixedPaths(state, ast);
  const before = base.path.case === 'lhPath' ? base.path.value.path : [];
  const value = lowerSelectors(state, ast.selectors);
  value.path.unshift(...before);
  base.path = { case: 'lhPath', value };
  return base;
};

const checkOpen = (state: Lowering, base: VariableAssignment, ast: Ast): void => {
  if (base.targetType === undefined) return;
  const message =
    'A cast comes last in LittleHorse; put the cast value into a variable first and go on from there.';
  fail(state, 'after-cast', message, ast);
};

const mixedPaths = (state: Lowering, ast: Ast): void =>
  fail(
    state,
    'two-paths',
    'One value has one path: write all of it as steps or all of it in jsonPath("…").',
    ast,
  );

export const lowerSelectors = (state: Lowering, selectors: readonly Selector[]): LHPath =>
  create(LHPathSchema, {
    path: selectors.map((selector) => {
      switch (selector.kind) {
        case 'key':
          return create(LHPath_SelectorSchema, { selectorType: { case: 'key', value: selector.key } });
        case 'index':
          return create(LHPath_SelectorSchema, { selectorType: { case: 'index', value: selector.index } });
        case 'dynamic':
          return create(LHPath_SelectorSchema, {
            selectorType: { case: 'dynamic', value: lower(state, selector.value) },
          });
        case 'none':
          return create(LHPath_SelectorSchema);
      }
    }),
  });

type SourceAst = Exclude<Ast, { kind: 'path' | 'jsonPath' | 'cast' | 'missing' }>;

const sourceOf = (state: Lowering, ast: SourceAst): Source => {
  switch (ast.kind) {
    case 'nothing':
      return { case: undefined };
    case 'variable':
      return { case: 'variableName', value: ast.name };
    case 'literal':
      return { case: 'literalValue', value: copyOfValue(ast.value) };
    case 'output':
      return { case: 'nodeOutput', value: nodeOutputReference(ast.node.text) };
    case 'binary':
      return expression(state, ast.operation, ast.left, ast.right);
    case 'not':
      return negation(state, ast.operand);
    case 'format': {
      const format = lowerOptional(state, ast.format);
      const args = ast.args.map((arg) => lower(state, arg));
      return { case: 'formatString', value: formatString(format, args) };
    }
    case 'size': {
      const operand = lowerOptional(state, ast.operand);
      return { case: 'sizeOf', value: create(VariableAssignment_SizeOfSchema, { operand }) };
    }
    case 'struct': {
      const value = ast.fields && lowerFields(state, ast.fields);
      return {
        case: 'structBuilder',
        value: create(StructBuilderSchema, {
          structDefId: ast.id && clone(StructDefIdSchema, ast.id),
          value,
        }),
      };
    }
    case 'map':
      return mapSource(state, ast);
  }
};

const expression = (state: Lowering, operation: Operation, left: Ast, right: Ast): Source => {
  const lhs = lowerOptional(state, left);
  const rhs = lowerOptional(state, right);
  return { case: 'expression', value: expressionOf({ operation: { ...operation }, lhs, rhs }) };
};

/** LittleHorse has no NOT: a comparison turns into its complement, anything else is compared with false. */
const negation = (state: Lowering, operand: Ast): Source => {
  const inner = lower(state, operand);
  const { source } = inner;
  if (source.case === 'expression' && inner.path.case === undefined && inner.targetType === undefined) {
    const { operation } = source.value;
    const opposite = operation.case === 'comparator' ? complement(operation.value) : undefined;
    if (opposite !== undefined) {
      source.value.operation = { case: 'comparator', value: opposite };
      return source;
    }
  }
  const rhs = assignment({ case: 'literalValue', value: variableValue({ case: 'bool', value: false }) });
  const operation = { case: 'comparator', value: Comparator.EQUALS } as const;
  return { case: 'expression', value: expressionOf({ operation, lhs: inner, rhs }) };
};

const lowerFields = (state: Lowering, fields: readonly StructFieldAst[]): InlineStructBuilder => {
  const result: Record<string, InlineStructFieldValue> = {};
  for (const field of fields) {
    const structValue: InlineStructFieldValue['structValue'] =
      field.kind === 'none'
        ? { case: undefined }
        : field.kind === 'sub'
          ? { case: 'subStructure', value: lowerFields(state, field.fields) }
          : { case: 'simpleValue', value: lower(state, field.value) };
    result[field.name.text] = create(InlineStructFieldValueSchema, { structValue });
  }
  return create(InlineStructBuilderSchema, { fields: result });
};

const mapSource = (state: Lowering, ast: Extract<Ast, { kind: 'map' }>): Source => {
  const entries = ast.entries.map((entry) =>
    create(MapBuilder_EntrySchema, {
      key: lowerOptional(state, entry.key),
      value: lowerOptional(state, entry.value),
    }),
  );
  return {
    case: 'mapBuilder',
    value: create(MapBuilderSchema, {
      entries,
      mapType: ast.mapType && clone(InlineMapDefSchema, ast.mapType),
    }),
  };
};
