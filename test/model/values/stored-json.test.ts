// JSON text from outside is kept as a 1.2.1 server keeps it.
import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { storedJson, unreadableJson } from '#model/values/stored-json.ts';

const obj = (value: string) => create(VariableValueSchema, { value: { case: 'jsonObj', value } });
const arr = (value: string) => create(VariableValueSchema, { value: { case: 'jsonArr', value } });

test.each([
  ['{"b": 1, "a": {"z": 2.0, "y": [1, 2,  3.50]}}', '{"b":1,"a":{"z":2.0,"y":[1,2,3.5]}}'],
  ['{"u": "\\u00e9 <x>"}', '{"u":"é \\u003cx\\u003e"}'],
  ['{"big": 12345678901234567890, "e": 1e3}', '{"big":1.2345678901234567E19,"e":1000.0}'],
  ['{broken', '{broken'],
  ['[1, 2]', '[1, 2]'],
])('JSON_OBJ %s is kept as %s', (given, kept) => {
  expect(storedJson(obj(given)).value.value).toBe(kept);
});

test('JSON_ARR is kept compactly; what is no list stays as it came', () => {
  expect(storedJson(arr('[1, {"k": 2}]')).value.value).toBe('[1,{"k":2}]');
  expect(storedJson(arr('{"k": 2}')).value.value).toBe('{"k": 2}');
});

test('a compact value and other types are the same object', () => {
  const compact = obj('{"a":1}');
  expect(storedJson(compact)).toBe(compact);
  const str = create(VariableValueSchema, { value: { case: 'str', value: '{ "a" : 1 }' } });
  expect(storedJson(str)).toBe(str);
});

test('unreadable JSON is said in the words of the server', () => {
  expect(unreadableJson(obj('{broken'))).toBe('Error deserializing JSON Obj');
  expect(unreadableJson(obj('[1]'))).toBe('Error deserializing JSON Obj');
  expect(unreadableJson(obj('{"a": 1}'))).toBeUndefined();
});
