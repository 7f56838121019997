/** VariableAssignments as text, with as few parentheses as the grammar allows. */
import type {
  InlineStructBuilder,
  LHPath,
  MapBuilder,
  VariableAssignment,
  VariableAssignment_Expression,
} from '#api/gen/common_wfspec_pb.js';
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import { Comparator } from '#api/gen/type_definition_pb.js';
import { wordedOperations } from './functions.ts';
import { complement, COMPARISON_LEVEL, NOT_LEVEL, operatorOf, POWER_LEVEL } from './operators.ts';
import { literalText, simpleKeyText } from './print-literal.ts';
import { mapTypeText, structIdText, typeText } from './print-type.ts';
import { quoteString } from './quoted.ts';
import { nameText, variableText } from './words.ts';

/** A text and how tightly its outermost operator binds; what has none binds like PRIMARY. */
interface Printed {
  readonly text: string;
  readonly level: number;
}

const PRIMARY = 9;
/** `-5`, `5` and `struct car@5`: need parentheses before a path and, negative, before a power. */
const NUMBER = 8;

export const assignmentText = (assignment: VariableAssignment): string => printed(assignment).text;

const printed = (assignment: VariableAssignment): Printed => {
  const source = printSource(assignment);
  const { path, targetType } = assignment;
  if (path.case === undefined && targetType === undefined) return source;
  let text = path.case === undefined || source.level >= PRIMARY ? source.text : `(${source.text})`;
  if (path.case === undefined) text = atLeast(source, NUMBER);
  else text += path.case === 'jsonPath' ? `.jsonPath(${quoteString(path.value)})` : pathText(path.value);
  if (targetType !== undefined) text += ` as ${typeText(targetType, literalText)}`;
  return { text, level: PRIMARY };
};

const atLeast = ({ text, level }: Printed, wanted: number): string => (level >= wanted ? text : `(${text})`);

const optionalText = (assignment: VariableAssignment | undefined): string =>
  assignment === undefined ? 'missing()' : assignmentText(assignment);

const primary = (text: string): Printed => ({ text, level: PRIMARY });

const printSource = ({ source }: VariableAssignment): Printed => {
  switch (source.case) {
    case undefined:
      return primary('nothing()');
    case 'variableName':
      return primary(variableText(source.value));
    case 'literalValue': {
      const { case: type } = source.value.value;
      return {
        text: literalText(source.value),
        level: type === 'int' || type === 'double' ? NUMBER : PRIMARY,
      };
    }
    case 'formatString': {
      const { format, args } = source.value;
      return primary(`format(${[optionalText(format), ...args.map(assignmentText)].join(', ')})`);
    }
    case 'nodeOutput':
      return primary(`output(${nameText(source.value.nodeName)})`);
    case 'expression':
      return printExpression(source.value);
    case 'structBuilder': {
      const { structDefId, value } = source.value;
      const head = `struct ${structIdText(structDefId)}`;
      return value === undefined ? { text: head, level: NUMBER } : primary(`${head} ${fieldsText(value)}`);
    }
    case 'sizeOf':
      return primary(`size(${optionalText(source.value.operand)})`);
    case 'mapBuilder':
      return primary(mapText(source.value));
  }
};

const printExpression = (expression: VariableAssignment_Expression): Printed => {
  const { lhs, rhs, operation } = expression;
  const operator = operatorOf(operation);
  if (operator === undefined) return primary(callText(expression));
  const negated = negatedOperand(expression);
  if (negated !== undefined) {
    return { text: `not ${atLeast(printed(negated), NOT_LEVEL)}`, level: NOT_LEVEL };
  }
  const { level, text } = operator;
  const power = level === POWER_LEVEL;
  const chained = level === COMPARISON_LEVEL || power;
  const left = operandText(lhs, chained ? level + 1 : level, power);
  const right = operandText(rhs, power ? level : level + 1, false);
  return { text: `${left} ${text} ${right}`, level };
};

const operandText = (operand: VariableAssignment | undefined, level: number, base: boolean): string => {
  if (operand === undefined) return 'missing()';
  const part = printed(operand);
  // `-2 ** 2` would read back as it is meant, but people read it the other way.
  return base && part.text.startsWith('-') ? `(${part.text})` : atLeast(part, level);
};

/** The x of `x == false` that is written `not x`: one whose negation is not already a comparator of its own. */
const negatedOperand = ({ lhs, rhs, operation }: VariableAssignment_Expression) => {
  if (operation.case !== 'comparator' || operation.value !== Comparator.EQUALS || lhs === undefined)
    return undefined;
  if (rhs === undefined || rhs.path.case !== undefined || rhs.targetType !== undefined) return undefined;
  if (rhs.source.case !== 'literalValue') return undefined;
  const { value } = rhs.source.value;
  if (value.case !== 'bool' || value.value) return undefined;
  return isComparison(lhs) ? undefined : lhs;
};

const isComparison = ({ source, path, targetType }: VariableAssignment): boolean =>
  source.case === 'expression' &&
  path.case === undefined &&
  targetType === undefined &&
  source.value.operation.case === 'comparator' &&
  complement(source.value.operation.value) !== undefined;

const worded = new Map([...wordedOperations].map(([name, operation]) => [operation, name]));
worded.set(VariableMutationType.ASSIGN, 'assign');

/** Operations that have a name instead of a sign, or only a number, or are missing. */
const callText = ({ lhs, rhs, operation }: VariableAssignment_Expression): string => {
  const [left, right] = [optionalText(lhs), optionalText(rhs)];
  if (operation.case === undefined) return `expression(${left}, ${right})`;
  const name = operation.case === 'mutationType' ? worded.get(operation.value) : undefined;
  if (name !== undefined) return `${name}(${left}, ${right})`;
  const form = operation.case === 'mutationType' ? 'operation' : 'comparison';
  return `${form}(${left}, ${operation.value}, ${right})`;
};

const fieldsText = ({ fields }: InlineStructBuilder): string => {
  const parts = Object.entries(fields).map(([name, { structValue }]) => {
    const value =
      structValue.case === undefined
        ? 'missing()'
        : structValue.case === 'subStructure'
          ? `struct ${fieldsText(structValue.value)}`
          : assignmentText(structValue.value);
    return `${nameText(name)}: ${value}`;
  });
  return `{${parts.join(', ')}}`;
};

const mapText = ({ entries, mapType }: MapBuilder): string => {
  const parts = entries.map(({ key, value }) => {
    const isConstant =
      key?.source.case === 'literalValue' && key.path.case === undefined && key.targetType === undefined;
    const simple =
      isConstant && key.source.case === 'literalValue' ? simpleKeyText(key.source.value) : undefined;
    return `${simple ?? `[${optionalText(key)}]`}: ${optionalText(value)}`;
  });
  return `map${mapType === undefined ? '' : mapTypeText(mapType, literalText)} {${parts.join(', ')}}`;
};

/** Steps of an lh_path, as they stand behind a value. */
export const pathText = ({ path }: LHPath): string => {
  if (path.length === 0) return '.path()';
  return path
    .map(({ selectorType }) => {
      switch (selectorType.case) {
        case undefined:
          return '[]';
        case 'key': {
          const bare = nameText(selectorType.value);
          return bare.startsWith('`') ? `[${quoteString(selectorType.value)}]` : `.${bare}`;
        }
        case 'index':
          return `[${selectorType.value}]`;
        case 'dynamic':
          return dynamicText(selectorType.value);
      }
    })
    .join('');
};

/** `[expression]`, unless that would read as a fixed key or index. */
const dynamicText = (value: VariableAssignment): string => {
  const text = assignmentText(value);
  const isConstant = value.source.case === 'literalValue' && value.path.case === undefined;
  return isConstant || text === '' ? `.at(${text})` : `[${text}]`;
};
