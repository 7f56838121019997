// Edge conditions, both forms (littlehorse.md §3.4, §4.7).
import { create, type JsonValue } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { Comparator } from '#api/gen/type_definition_pb.js';
import { LegacyEdgeConditionSchema } from '#api/gen/wf_spec_pb.js';
import { evaluateCondition, evaluateLegacyCondition } from '../../../engine/core/values/condition.ts';
import { aScope, anAssignment } from './a-scope.ts';

const scope = aScope();
const literal = (value: JsonValue): JsonValue => ({ literalValue: value });

describe('evaluateCondition', () => {
  it.each<[JsonValue, boolean | 'error']>([
    [literal({ bool: true }), true],
    [literal({ bool: false }), false],
    [literal({}), 'error'],
    [literal({ int: '1' }), 'error'],
    [literal({ str: 'true' }), 'error'],
    [{ variableName: 'nobody' }, 'error'],
    [{ expression: { lhs: literal({}), comparator: 'EQUALS', rhs: literal({}) } }, true],
  ])('%j gives %j', (condition, wanted) => {
    const result = evaluateCondition(anAssignment(condition), scope);
    expect(result.ok ? result.value : 'error').toBe(wanted);
  });

  it('marks a condition that is no BOOL, which crashes the real server', () => {
    const result = evaluateCondition(anAssignment(literal({})), scope);
    expect(result).toMatchObject({ ok: false, error: { kind: 'internal' } });
  });
});

describe('evaluateLegacyCondition', () => {
  it.each<[JsonValue, Comparator, JsonValue, boolean | 'error']>([
    [{ int: '3' }, Comparator.LESS_THAN, { int: '4' }, true],
    [{ int: '3' }, Comparator.EQUALS, { double: 3 }, 'error'],
    [{ int: '3' }, Comparator.EQUALS, { str: '3' }, 'error'],
    [{}, Comparator.LESS_THAN, { int: '-5' }, true],
    [{ int: '7' }, Comparator.GREATER_THAN, {}, true],
    [{ str: 'b' }, Comparator.IN, { str: 'abc' }, true],
    [{ int: '3' }, Comparator.IN, { int: '3' }, 'error'],
    [{ int: '3' }, Comparator.NOT_IN, { jsonArr: '[1,2]' }, true],
  ])('%j %s %j gives %j', (left, comparator, right, wanted) => {
    const condition = create(LegacyEdgeConditionSchema, {
      comparator,
      left: anAssignment(literal(left)),
      right: anAssignment(literal(right)),
    });
    const result = evaluateLegacyCondition(condition, scope);
    expect(result.ok ? result.value : 'error').toBe(wanted);
  });

  it('wants both sides', () => {
    expect(evaluateLegacyCondition(create(LegacyEdgeConditionSchema), scope).ok).toBe(false);
  });
});
