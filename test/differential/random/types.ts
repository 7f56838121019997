/** Types of random variables and values, and their literals, as protobuf JSON. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Chance } from './chance.ts';

export type Json = { [key: string]: JsonValue };

export type Type =
  | 'INT'
  | 'STR'
  | 'BOOL'
  | 'DOUBLE'
  | 'JSON_OBJ'
  | 'JSON_ARR'
  | 'TIMESTAMP'
  | 'BYTES'
  | 'WF_RUN_ID'
  | 'INTS'
  | 'MAP'
  | 'CAR';

export const anyType = (chance: Chance): Type =>
  chance.weighted<Type>([
    [10, 'INT'],
    [8, 'STR'],
    [5, 'BOOL'],
    [4, 'DOUBLE'],
    [5, 'JSON_OBJ'],
    [4, 'JSON_ARR'],
    [1, 'TIMESTAMP'],
    [1, 'BYTES'],
    [1, 'WF_RUN_ID'],
    [2, 'INTS'],
    [1, 'MAP'],
    [1, 'CAR'],
  ]);

export function typeDefinition(type: Type, masked = false): Json {
  const mask: Json = masked ? { masked: true } : {};
  if (type === 'INTS') return { inlineArrayDef: { arrayType: { primitiveType: 'INT' } }, ...mask };
  if (type === 'MAP')
    return {
      inlineMapDef: { keyType: { primitiveType: 'STR' }, valueType: { primitiveType: 'INT' } },
      ...mask,
    };
  if (type === 'CAR') return { structDefId: { name: 'car' }, ...mask };
  return { primitiveType: type, ...mask };
}

export const NULL: Json = {};
const TEXTS = ['', 'a', 'hello', '7', 'true', 'it is {0}', 'é<&>', '-3.5', '2026-01-02T03:04:05Z', 'c-int'];
const OBJECTS = ['{}', '{"a":1,"b":{"c":[1,2.5,"x"]}}', '{"a":true,"n":null}', '{ "b": "t" , "a": 3.50 }'];
const ARRAYS = ['[]', '[1,2,3]', '["a",1,null]', '[{"a":1}, 2.0]', '[3]'];

/** A value of that type. */
export function value(chance: Chance, type: Type): Json {
  switch (type) {
    case 'INT':
      return { int: chance.pick(['0', '1', '2', '3', '7', '-4', '12345', '9223372036854775807']) };
    case 'STR':
      return { str: chance.pick(TEXTS) };
    case 'BOOL':
      return { bool: chance.is(50) };
    case 'DOUBLE':
      return { double: chance.pick([0, 1, 2.5, -0.75, 1e10, 3.999]) };
    case 'JSON_OBJ':
      return { jsonObj: chance.pick(OBJECTS) };
    case 'JSON_ARR':
      return { jsonArr: chance.pick(ARRAYS) };
    case 'TIMESTAMP':
      return { utcTimestamp: chance.pick(['2026-01-02T03:04:05Z', '2001-09-09T01:46:40.123Z']) };
    case 'BYTES':
      return { bytes: chance.pick(['', 'aGk=', 'AAEC']) };
    case 'WF_RUN_ID':
      return { wfRunId: chance.pick<Json>([{ id: 'x' }, { id: 'y', parentWfRunId: { id: 'x' } }]) };
    case 'INTS':
      return {
        array: {
          items: Array.from({ length: chance.below(4) }, (_, at) => ({ int: String(at) })),
          ...(chance.is(80) && { elementType: { primitiveType: 'INT' } }),
        },
      };
    case 'MAP':
      return { map: { entries: chance.is(30) ? [] : [{ key: { str: 'k' }, value: { int: '1' } }] } };
    case 'CAR':
      return {
        struct: { structDefId: { name: 'car' }, struct: { fields: { model: { value: { str: 'm' } } } } },
      };
  }
}
