/**
 * The fixed phrases in which a real server 1.2.1 says what it has against a value (tried pair by pair), beside our own
 * sentences: programs that were written for it look for them.
 */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { LHPath } from '#api/gen/common_wfspec_pb.js';
import { isNull, isOneOf, isOpen, primitiveOf, type StaticType } from './static-type.ts';
import { typeName } from './type-name.ts';

/** As typeName, but a StructDef's version and what has no type or is masked as the server writes it: `Struct<car,v0>`. */
export const serverTypeName = (type: StaticType): string =>
  typeName(type)
    .replaceAll(/@(\d+)>/g, ',v$1>')
    .replaceAll('UNTYPED', 'DEFINEDTYPE_NOT_SET') + (!isOpen(type) && type.masked ? ' MASKED' : '');

/** @param comparator as in LittleHorse: `EQUALS` */
export const cannotCompare = (comparator: string, left: StaticType, right: StaticType): string => {
  const [a, b] = [serverTypeName(left), serverTypeName(right)];
  if (comparator.endsWith('EQUALS'))
    return `You can only compare LHS type ${a} with its own type, but tried to compare it to ${b}`;
  const isContainer = primitiveOf(right) === undefined || primitiveOf(right) === VariableType.JSON_OBJ;
  return isContainer && comparator.endsWith('IN')
    ? `You cannot use LHS type ${a} with Comparator ${comparator}`
    : `You cannot compare RHS type ${b} using Comparator ${comparator}`;
};

/** Types that are not primitive are called `null` where a value is to go into them. */
export const cannotAssign = (from: StaticType, to: StaticType): string =>
  `Cannot assign ${serverTypeName(from)} to ${isComposite(to) ? 'null' : serverTypeName(to)} without explicit casting.`;

/** The same of a value that is not primitive and goes into a variable. */
export const cannotUse = (from: StaticType, to: StaticType): string =>
  `Cannot use a ${structWord(from)} as a ${structWord(to)}`;

export const isComposite = (type: StaticType): boolean =>
  !isOpen(type) && !isNull(type) && primitiveOf(type) === undefined;

const structWord = (type: StaticType): string =>
  kindOf(type) === 'Struct' ? 'STRUCT' : serverTypeName(type);

export const cannotCast = (from: StaticType, to: StaticType): string =>
  `Cannot cast from ${serverTypeName(from)} to ${serverTypeName(to)}. This conversion is not supported.`;

export const badPath = (path: string, type: StaticType): string =>
  `Failed fetching LHPath to '${path}' on Type '${serverTypeName(type)}'`;

export const noField = (name: string, type: StaticType): string =>
  `could not find field '${name}' on type ${serverTypeName(type)}`;

/** `$.a[0]`. */
export const pathText = ({ path }: LHPath): string =>
  path.reduce((text, { selectorType: { case: kind, value } }) => {
    if (kind === 'key') return `${text}.${value}`;
    return `${text}[${kind === 'index' ? value : '…'}]`;
  }, '$');

const VERBS: Readonly<Record<string, readonly [verb: string, preposition: string]>> = {
  ADD: ['add', 'to '],
  SUBTRACT: ['subtract', 'from '],
  MULTIPLY: ['multiply', 'to '],
  DIVIDE: ['divide', ''],
  POW: ['exponentiate', ''],
};

const TEXT = new Set([VariableType.STR]);
const NUMBERS = new Set([VariableType.INT, VariableType.DOUBLE]);

/** @param operation as in LittleHorse: `ADD`, `REMOVE_KEY` */
export function cannotOperate(operation: string, left: StaticType, right: StaticType): string {
  if (operation === 'ADD' && isOneOf(left, TEXT))
    return `Cannot add non-primitive type ${serverTypeName(right)} to an DOUBLE`;
  const verb = VERBS[operation];
  const what = kindOf(left);
  const on = `${/^[AI]/.test(what) ? 'an' : 'a'} ${what}`;
  if (verb === undefined) return cannotCall(operation, what, on, left, right);
  if (isOneOf(left, NUMBERS)) return `Cannot ${verb[0]} non-numeric type ${serverTypeName(right)} to ${on}`;
  const preposition = what === 'TIMESTAMP' && operation === 'MULTIPLY' ? '' : verb[1];
  return `Cannot ${verb[0]} ${preposition}${on}${operation === 'ADD' ? (EXTEND_INSTEAD[what] ?? '') : ''}`;
}

const EXTEND_INSTEAD: Readonly<Record<string, string>> = {
  Array: '. Use EXTEND instead',
  BYTES: '. Use EXTEND instead',
  Map: '. Use EXTEND to put an entry.',
};

/** EXTEND and the three that remove. */
function cannotCall(
  operation: string,
  what: string,
  on: string,
  left: StaticType,
  right: StaticType,
): string {
  const argument = serverTypeName(right);
  const why: Readonly<Record<string, string>> = {
    'EXTEND JSON_ARR': ` if rhs is not of type JSON_ARR: ${argument}`,
    'REMOVE_IF_PRESENT Array': ` of type ${itemName(left)} with argument of type ${argument}`,
    'REMOVE_IF_PRESENT JSON_ARR': ` with non-primitive argument: ${argument}`,
    'REMOVE_INDEX JSON_ARR': ` with non-numeric argument: ${argument}`,
    'REMOVE_INDEX JSON_OBJ': '. Did you mean REMOVE_KEY?',
    'REMOVE_INDEX Map': '. Use REMOVE_KEY instead.',
    'REMOVE_KEY JSON_ARR': '. Did you mean REMOVE_INDEX?',
    'REMOVE_KEY Map': ` with key type ${itemName(left)} using argument of type ${argument}`,
  };
  if (operation === 'EXTEND' && what === 'Array')
    return `Cannot extend an Array of ${itemName(left)} with type ${argument}`;
  if (operation === 'EXTEND' && what === 'Map') return `Cannot extend a Map with type ${argument}`;
  return `Cannot call ${operation} on ${on}${why[`${operation} ${what}`] ?? ''}`;
}

/** What an Array holds, or the key of a Map. */
function itemName(type: StaticType): string {
  const defined = isOpen(type) ? undefined : type.definedType;
  const item =
    defined?.case === 'inlineArrayDef'
      ? defined.value.arrayType
      : defined?.case === 'inlineMapDef'
        ? defined.value.keyType
        : undefined;
  return item === undefined ? '' : serverTypeName(item);
}

/** Composite types without what they hold. */
function kindOf(type: StaticType): string {
  if (isOpen(type)) return serverTypeName(type);
  if (isNull(type)) return 'NULL value';
  switch (type.definedType.case) {
    case 'inlineArrayDef':
      return 'Array';
    case 'inlineMapDef':
      return 'Map';
    case 'structDefId':
    case 'inlineStructDef':
      return 'Struct';
    default:
      return serverTypeName(type);
  }
}
