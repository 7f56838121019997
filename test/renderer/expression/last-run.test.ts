import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { compileLiteral } from '#model/expression/to-wire.ts';
import { useRun } from '../../../renderer/store/run-store.ts';
import { lastRunOf, plainValue } from '../../../renderer/panels/expression/last-run.ts';
import { aSnapshot } from '../runs/a-run.ts';

const value = (json: JsonValue) => plainValue(fromJson(VariableValueSchema, json));
const literal = (text: string) => {
  const compiled = compileLiteral(text);
  if (!compiled.ok) throw new Error(compiled.error.message);
  return plainValue(compiled.value);
};

describe('a value as JSON', () => {
  test('plain ones, JSON and what is made of others', () => {
    expect(value({ int: '42' })).toBe(42);
    expect(value({ jsonObj: '{"a": [1]}' })).toEqual({ a: [1] });
    expect(value({ jsonObj: '{broken' })).toBeUndefined();
    expect(value({})).toBeNull();
    expect(literal('Map<STR, INT>{a: 1}')).toEqual({ a: 1 });
    expect(literal('Array<STR>["x"]')).toEqual(['x']);
    expect(literal('Struct<car@2>{model: "x", masked pin: 5}')).toEqual({ model: 'x' });
    expect(literal('timestamp("2026-01-31T08:00:00Z")')).toBe('2026-01-31T08:00:00Z');
  });
});

describe('the last run of a workflow', () => {
  const variable = (name: string, held: JsonValue, masked = false) => ({
    id: { wfRunId: { id: 'run-1' }, name },
    value: held,
    ...(masked && { masked }),
  });

  test('is remembered after it is left, without what is masked', () => {
    const snapshot = aSnapshot([{ node: 'price' }], {
      wfRun: { id: { id: 'run-1' }, wfSpecId: { name: 'order' }, status: 'COMPLETED' },
      variables: [variable('cart', { jsonObj: '{"total": 2.5}' }), variable('token', { str: 'tok' }, true)],
      taskRuns: [
        {
          id: { wfRunId: { id: 'run-1' }, taskGuid: '0-0' },
          attempts: [{ status: 'TASK_SUCCESS', output: { double: 2.5 } }],
        },
      ],
    });
    useRun.getState().watch(snapshot, undefined);
    useRun.getState().leave();
    const seen = lastRunOf('order');
    expect(Object.fromEntries(seen.variables)).toEqual({ cart: { total: 2.5 } });
    expect(Object.fromEntries(seen.outputs)).toEqual({ 'entrypoint/price': 2.5 });
    expect(lastRunOf('another').variables.size).toBe(0);
  });
});
