/** Verdicts that a real server 1.2.1 gave, one by one. */
import { describe, expect, test } from 'vitest';
import { compileLegacyCondition, compileMutation } from '#model/expression/to-wire.ts';
import { isCastable } from '#model/types/assignable.ts';
import { conditionErrors, legacyConditionErrors } from '#model/types/condition.ts';
import { mutationErrors } from '#model/types/mutation.ts';
import { typeOfAssignment } from '#model/types/type-of-assignment.ts';
import { typeName } from '#model/types/type-name.ts';
import { NULL } from '#model/types/static-type.ts';
import { assignment, env, type, variableNames } from './type-env.ts';

const ofMutation = (text: string): readonly string[] => {
  const compiled = compileMutation(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.error.message}`);
  return mutationErrors(compiled.value, env);
};

describe('mutations', () => {
  test.each([
    ...['d = i', 's = i', 'i = s as INT', 'i = o.x', 'i = null', 'i += d', 'd += i', 'i = i + d', 's += i'],
    ...[
      'l += 3',
      'ai.extend(3)',
      'o.jsonPath("$.x") = ai',
      'b &&= i',
      'b = i && s',
      'b = i == s',
      'i = ai[0]',
    ],
    ...['o.removeKey(s)', 'ai.removeIndex(i)', 'i = output(n)', 'i = size(s)', 'i = size(l)', 'i = size(ai)'],
    ...['i = size(o.x)', 's = size(s)', 's = format(s, o)', 's = format(i)', 'b = s as BOOL', 'i = l[0]'],
    ...['s = ai[0]', 'i = mi.x', 'i = s.jsonPath("$.x")', 'b = ai.jsonPath("$[0]")', 'i = am[0].x'],
    ...[
      'ai = Array[1, 2]',
      'ai = Array<INT>[1]',
      'mi = Map{a: 1}',
      'o = {a: 1}',
      'l = [1]',
      's = w',
      's = y',
    ],
    ...[
      's = b',
      'i = (i + d) * 2',
      's = (s + i) + d',
      'l = l + 1',
      'i = o.x + 1',
      'i = 1 + o.x',
      'b = not i',
    ],
    ...[
      'd = i / 2',
      'i = i / d',
      't = timestamp("2026-01-01T00:00:00Z")',
      'w = wfRunId("a")',
      's = car.model',
    ],
  ])('%s passes', (text) => expect(ofMutation(text)).toEqual([]));

  test.each([
    ...[
      'i = d',
      's = t',
      's = o',
      'i = d + i',
      'i = i ** d',
      'i **= d',
      'i += s',
      'l.extend(3)',
      'ai.extend(d)',
    ],
    ...[
      'ad.extend(i)',
      'ad = ai',
      'ai = ad',
      'as2 = ai',
      'md = mi',
      'mi = md',
      'mi = mk',
      'ai = l',
      'l = ai',
    ],
    ...['o = mi', 'mi = o', 'i &&= b', 'b = i', 'l.removeIfPresent(o)', 'i = output(zz)', 'i = zz', 'zz = 3'],
    ...['i = size(mi)', 'i = size(o)', 'i = size(t)', 'i = size(null)', 'i = format(s)', 'i = b as INT'],
    ...['i = o as INT', 'i = t as INT', 't = s as TIMESTAMP', 'd = i as STR', 's = t as STR', 'b = ai[0]'],
    ...['i = ai.x', 'b = mi.x', 'i = mi[0]', 'i = mk[0]', 'i = s.x', 'i = w.x', 'i = i.x', 'b = am[0].x'],
    ...[
      'ad = Array[1]',
      'ai = Array<STR>["a"]',
      'o = [1]',
      's = l',
      's = mi',
      'i = assign(i, d)',
      's = i + s',
    ],
    ...['i = (d + 1) * 2', 'i = l + 1', 'i = removeIndex(s, 0)', 'i = i + null', 'i = null + i'],
    ...['i = (i as DOUBLE) + 1', 'i = nothing()', 's = car.wheels', 'i = car.model', 'car.wheels = 3'],
  ])('%s is refused in one sentence', (text) => {
    const errors = ofMutation(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^[A-Za-z].*\.$/s);
  });
});

describe('conditions', () => {
  test.each([
    ...[
      'b',
      's',
      'null',
      's as BOOL',
      'as2[0]',
      'i + 1',
      's + i',
      'format(s)',
      'not o.x',
      'o.x && b',
      'i && b',
    ],
    ...[
      'i == s',
      'i == t',
      'i == null',
      'i == o.x',
      'o.x == l',
      'o == o',
      'w == w',
      'mi == mi',
      'o < 5',
      'i < s',
    ],
    ...[
      'i in l',
      's in o',
      's in ai',
      's in mi',
      'i in null',
      'i in o.x',
      'null == i',
      '(5 < o) == b',
      '(o.x + 1) > 3',
    ],
    ...['output(n) == 1', '(5 < o) && b'],
  ])('%s passes', (text) => expect(conditionErrors(assignment(text), env)).toEqual([]));

  test.each([
    ...[
      'i',
      'o',
      'o.x',
      'output(n)',
      'output(price)',
      'o.x as BOOL',
      'i as INT',
      'size(s)',
      '5',
      '{a: 1}',
      'mi.x',
    ],
    ...[
      'i == o',
      'i == y',
      'null == o',
      't == w',
      'o == l',
      'ai == as2',
      'i < o',
      'null >= w',
      'y < y',
      'ai < ai',
    ],
    ...[
      'i in i',
      'i in o',
      'i in ai',
      'i in mi',
      'i in s',
      's in s',
      'o in mi',
      'null in o',
      '5 not in i',
      'i in y',
    ],
  ])('%s is refused', (text) => expect(conditionErrors(assignment(text), env)).toHaveLength(1));

  test('a legacy condition follows the same rules', () => {
    const compiled = compileLegacyCondition('i == o');
    expect(compiled.ok && legacyConditionErrors(compiled.value, env)).toHaveLength(1);
    const fine = compileLegacyCondition('i == 3');
    expect(fine.ok && legacyConditionErrors(fine.value, env)).toEqual([]);
  });
});

describe('casts', () => {
  const TARGETS = ['JSON_OBJ', 'JSON_ARR', 'DOUBLE', 'BOOL', 'STR', 'INT', 'BYTES', 'WF_RUN_ID', 'TIMESTAMP'];
  test.each([
    ['JSON_OBJ', 'JSON_OBJ'],
    ['JSON_ARR', 'JSON_ARR'],
    ['DOUBLE', 'DOUBLE STR INT'],
    ['BOOL', 'BOOL STR'],
    ['STR', 'DOUBLE BOOL STR INT BYTES WF_RUN_ID'],
    ['INT', 'DOUBLE STR INT'],
    ['BYTES', 'STR BYTES'],
    ['WF_RUN_ID', 'STR WF_RUN_ID'],
    ['TIMESTAMP', 'TIMESTAMP'],
    ['Array<INT>', TARGETS.join(' ')],
    ['Map<STR, INT>', TARGETS.join(' ')],
  ])('%s becomes %s', (from, to) => {
    expect(TARGETS.filter((target) => isCastable(type(from), type(target))).join(' ')).toBe(to);
  });

  test('NULL and unknown become anything', () => {
    for (const target of TARGETS) {
      expect(isCastable(NULL, type(target))).toBe(true);
      expect(isCastable('unknown', type(target))).toBe(true);
    }
  });
});

describe('types', () => {
  test.each([
    ['d + i', 'DOUBLE'],
    ['i + d', 'INT'],
    ['i ** d', 'DOUBLE'],
    ['size(s)', 'INT'],
    ['format(s)', 'STR'],
    ['ai[0]', 'INT'],
    ['am[0]', 'Map<STR, INT>'],
    ['i && s', 'BOOL'],
    ['i in l', 'BOOL'],
    ['Array[1]', 'Array<INT>'],
    ['Map{a: 1}', 'Map<STR, INT>'],
    ['extend(ai, ai)', 'Array<INT>'],
    ['car.tags[-1]', 'STR'],
    ['struct car {model: s}', 'Struct<car>'],
    ['map<STR, INT> {a: i}', 'Map<STR, INT>'],
    ['output(price)', 'DOUBLE'],
    ['o.x.y', 'unknown type'],
    ['null', 'NULL'],
  ])('%s is %s', (text, expected) => {
    const { type: found, errors } = typeOfAssignment(assignment(text), env);
    expect(errors).toEqual([]);
    expect(typeName(found)).toBe(expected);
  });

  test('errors inside builders, formats and steps are found', () => {
    for (const text of [
      'struct car {a: struct {b: zz}}',
      'map {a: zz}',
      'format(s, zz)',
      'l[zz]',
      'size(zz)',
    ]) {
      expect(typeOfAssignment(assignment(text), env).errors).toHaveLength(1);
    }
    expect(variableNames.every((name) => typeOfAssignment(assignment(name), env).errors.length === 0)).toBe(
      true,
    );
  });
});
