/**
 * The fixed phrases in which a real server 1.2.1 says what it has against a value (tried pair by pair), beside our own
 * sentences: programs that were written for it look for them.
 */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { LHPath } from '#api/gen/common_wfspec_pb.js';
import { isNull, isOneOf, isOpen, primitiveOf, type StaticType } from './static-type.ts';
import { typeName } from './type-name.ts';

/** As typeName, but a StructDef's version and what has no type as the server writes it: `Struct<car,v0>`. */
export const serverTypeName = (type: StaticType): string =>
  typeName(type)
    .replaceAll(/@(\d+)>/g, ',v$1>')
    .replaceAll('UNTYPED', 'DEFINEDTYPE_NOT_SET');

/** @param comparator as in LittleHorse: `EQUALS` */
export const cannotCompare = (comparator: string, left: StaticType, right: StaticType): string => {
  const [a, b] = [left, right].map(
    (type) => serverTypeName(type) + (!isOpen(type) && type.masked ? ' MASKED' : ''),
  );
  if (comparator.endsWith('EQUALS'))
    return `You can only compare LHS type ${a} with its own type, but tried to compare it to ${b}`;
  const isContainer = primitiveOf(right) === undefined || primitiveOf(right) === VariableType.JSON_OBJ;
  return isContainer && comparator.endsWith('IN')
    ? `You cannot use LHS type ${a} with Comparator ${comparator}`
    : `You cannot compare RHS type ${b} using Comparator ${comparator}`;
};

export const cannotAssign = (from: StaticType, to: StaticType): string =>
  `Cannot assign ${serverTypeName(from)} to ${serverTypeName(to)} without explicit casting.`;

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
  if (verb !== undefined && isOneOf(left, NUMBERS))
    return `Cannot ${verb[0]} non-numeric type ${serverTypeName(right)} with ${serverTypeName(left)}`;
  const what = kindOf(left);
  const on = `${/^[AI]/.test(what) ? 'an' : 'a'} ${what}`;
  if (verb === undefined)
    return `Cannot call ${operation} on ${on} with argument of type ${serverTypeName(right)}`;
  const instead = operation === 'ADD' && /^(Array|BYTES|Map)/.test(what) ? '. Use EXTEND instead' : '';
  return `Cannot ${verb[0]} ${verb[1]}${on}${instead}`;
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
