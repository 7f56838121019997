/** Random VariableAssignments of a wanted type, mostly right, as protobuf JSON. */
import type { Chance } from './chance.ts';
import { anyType, type Json, NULL, type Type, typeDefinition, value } from './types.ts';

export interface Scope {
  readonly variables: readonly { readonly name: string; readonly type: Type }[];
  /** Nodes before this place, with what they give. */
  readonly outputs: readonly { readonly node: string; readonly type: Type }[];
}

const PATHS = ['$.a', '$.b', '$.b.c', '$.b.c[0]', '$.nothing', '$.n'];
const FORMATS = ['{0} and {1}', "it''s {0}", 'no', '{1}'];
const CASTS: readonly (readonly [from: Type, to: Type])[] = [
  ['INT', 'DOUBLE'],
  ['INT', 'STR'],
  ['DOUBLE', 'INT'],
  ['DOUBLE', 'STR'],
  ['STR', 'INT'],
  ['STR', 'DOUBLE'],
  ['STR', 'BOOL'],
  ['BOOL', 'STR'],
  ['WF_RUN_ID', 'STR'],
];

const operation = (lhs: Json, mutationType: string, rhs: Json): Json => ({
  expression: { lhs, mutationType, rhs },
});

/** A comparison, or two that are joined. */
export function condition(chance: Chance, scope: Scope, depth = 0): Json {
  if (depth < 2 && chance.is(15))
    return operation(
      condition(chance, scope, depth + 1),
      chance.pick(['AND', 'OR']),
      condition(chance, scope, depth + 1),
    );
  const type = chance.pick<Type>(['INT', 'INT', 'STR', 'BOOL', 'DOUBLE']);
  const isMember = chance.is(10);
  const comparator = isMember
    ? chance.pick(['IN', 'NOT_IN'])
    : chance.pick(['LESS_THAN', 'GREATER_THAN', 'LESS_THAN_EQ', 'GREATER_THAN_EQ', 'EQUALS', 'NOT_EQUALS']);
  const lhs = assignment(chance, type, scope, depth + 1);
  const rhs = assignment(chance, isMember ? 'JSON_ARR' : type, scope, depth + 1);
  return { expression: { lhs, comparator, rhs } };
}

/** Something that is computed; undefined where the type knows nothing. */
function computed(chance: Chance, type: Type, scope: Scope, depth: number): Json | undefined {
  const of = (each: Type) => assignment(chance, each, scope, depth + 1);
  switch (type) {
    case 'INT':
      if (chance.is(20)) return { sizeOf: { operand: of(chance.pick(['STR', 'JSON_ARR', 'INTS'])) } };
      return operation(of('INT'), chance.pick(['ADD', 'SUBTRACT', 'MULTIPLY', 'DIVIDE', 'POW']), of('INT'));
    case 'DOUBLE':
      return operation(of('DOUBLE'), chance.pick(['ADD', 'SUBTRACT', 'MULTIPLY', 'DIVIDE']), of('INT'));
    case 'STR':
      if (chance.is(40))
        return {
          formatString: {
            format: { literalValue: { str: chance.pick(FORMATS) } },
            args: [of(anyType(chance)), of('INT')],
          },
        };
      return operation(
        of('STR'),
        chance.pick(['ADD', 'EXTEND']),
        of(chance.pick(['STR', 'INT', 'BOOL', 'DOUBLE'])),
      );
    case 'BOOL':
      return condition(chance, scope, depth + 1);
    case 'JSON_ARR':
      return chance.is(50)
        ? operation(
            of('JSON_ARR'),
            chance.pick(['ADD', 'REMOVE_IF_PRESENT']),
            of(chance.pick(['INT', 'STR'])),
          )
        : operation(of('JSON_ARR'), 'EXTEND', of('JSON_ARR'));
    case 'JSON_OBJ':
      return operation(of('JSON_OBJ'), 'REMOVE_KEY', { literalValue: { str: chance.pick(['a', 'zz']) } });
    case 'INTS':
      return operation(of('INTS'), chance.pick(['EXTEND', 'REMOVE_IF_PRESENT']), of('INT'));
    default:
      return undefined;
  }
}

function cast(chance: Chance, type: Type, scope: Scope, depth: number): Json | undefined {
  const from = CASTS.filter(([, to]) => to === type);
  if (from.length === 0) return undefined;
  const inner = assignment(chance, chance.pick(from)[0], scope, depth + 1);
  return { ...inner, targetType: typeDefinition(type) };
}

export function assignment(chance: Chance, wanted: Type, scope: Scope, depth = 0): Json {
  const type = chance.is(0.6) ? anyType(chance) : wanted;
  const variables = scope.variables.filter((variable) => variable.type === type);
  const outputs = scope.outputs.filter((output) => output.type === type);
  const objects = scope.variables.filter((variable) => variable.type === 'JSON_OBJ');
  const way = chance.weighted([
    [5, 'literal'],
    [variables.length > 0 ? 8 : 0, 'variable'],
    [outputs.length > 0 ? 6 : 0, 'output'],
    [objects.length > 0 ? 0.6 : 0, 'path'],
    [depth < 2 ? 2 : 0, 'computed'],
    [depth < 2 ? 0.4 : 0, 'cast'],
    [0.1, 'null'],
  ] as const);
  const literal = { literalValue: value(chance, type) };
  if (way === 'variable') return { variableName: chance.pick(variables).name };
  if (way === 'output') return { nodeOutput: { nodeName: chance.pick(outputs).node } };
  if (way === 'path') {
    const variableName = chance.pick(objects).name;
    if (chance.is(40)) return { variableName, lhPath: { path: [{ key: 'b' }, { key: 'c' }, { index: 0 }] } };
    return { variableName, jsonPath: chance.pick(PATHS) };
  }
  if (way === 'computed') return computed(chance, type, scope, depth) ?? literal;
  if (way === 'cast') return cast(chance, type, scope, depth) ?? literal;
  return way === 'null' ? { literalValue: NULL } : literal;
}

/** A change of one of the variables; undefined when there is none. */
export function mutation(chance: Chance, scope: Scope): Json | undefined {
  if (scope.variables.length === 0) return undefined;
  const { name: lhsName, type } = chance.pick(scope.variables);
  const made = (operator: string, rhsAssignment: Json): Json => ({
    lhsName,
    operation: operator,
    rhsAssignment,
  });
  if (chance.is(60)) {
    if (type === 'JSON_OBJ' && chance.is(30))
      return {
        ...made('ASSIGN', assignment(chance, anyType(chance), scope, 1)),
        lhsJsonPath: chance.pick(['$.a', '$.new', '$.b.d']),
      };
    return made('ASSIGN', assignment(chance, type, scope));
  }
  switch (type) {
    case 'INT':
    case 'DOUBLE':
      return made(
        chance.pick(['ADD', 'SUBTRACT', 'MULTIPLY', 'DIVIDE']),
        assignment(chance, chance.pick(['INT', 'INT', 'DOUBLE']), scope, 1),
      );
    case 'STR':
      return made(chance.pick(['ADD', 'EXTEND']), assignment(chance, chance.pick(['STR', 'INT']), scope, 1));
    case 'JSON_ARR':
      return chance.is(50)
        ? made('ADD', assignment(chance, anyType(chance), scope, 1))
        : made('REMOVE_IF_PRESENT', assignment(chance, chance.pick(['INT', 'STR']), scope, 1));
    case 'INTS':
      return made(chance.pick(['EXTEND', 'REMOVE_IF_PRESENT']), assignment(chance, 'INT', scope, 1));
    case 'JSON_OBJ':
    case 'MAP':
      return made('REMOVE_KEY', { literalValue: { str: chance.pick(['a', 'k', 'zz']) } });
    default:
      return made('ASSIGN', assignment(chance, type, scope));
  }
}
