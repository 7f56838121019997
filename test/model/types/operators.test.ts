/**
 * Every operation with every pair of types, against what a real server 1.2.1 said when each pair was registered as the
 * content of an EXIT node (operators-of-server-1.2.1.json: operation → left type → result type → right types).
 */
import { describe, expect, test } from 'vitest';
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import { resultType } from '#model/types/operators.ts';
import { NULL, type StaticType } from '#model/types/static-type.ts';
import { typeName } from '#model/types/type-name.ts';
import table from './operators-of-server-1.2.1.json' with { type: 'json' };
import { type } from './type-env.ts';

const OPERATIONS: Readonly<Record<string, VariableMutationType>> = {
  '+': VariableMutationType.ADD,
  '-': VariableMutationType.SUBTRACT,
  '*': VariableMutationType.MULTIPLY,
  '/': VariableMutationType.DIVIDE,
  '**': VariableMutationType.POW,
  extend: VariableMutationType.EXTEND,
  removeIfPresent: VariableMutationType.REMOVE_IF_PRESENT,
  removeIndex: VariableMutationType.REMOVE_INDEX,
  removeKey: VariableMutationType.REMOVE_KEY,
  '&&': VariableMutationType.AND,
  '||': VariableMutationType.OR,
  assign: VariableMutationType.ASSIGN,
};
const NAMES = [
  ...['JSON_OBJ', 'JSON_ARR', 'DOUBLE', 'BOOL', 'STR', 'INT', 'BYTES', 'WF_RUN_ID', 'TIMESTAMP'],
  ...['Array<INT>', 'Map<STR, INT>', 'NULL'],
];
const typeOf = (name: string): StaticType => (name === 'NULL' ? NULL : type(name));

type Table = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>>;

describe('result types', () => {
  for (const [operation, value] of Object.entries(OPERATIONS)) {
    test(operation, () => {
      for (const left of NAMES) {
        const results = Object.entries((table as Table)[operation]?.[left] ?? {});
        for (const right of NAMES) {
          const said = results.find(([, rights]) => rights.includes(right))?.[0];
          const ours = resultType(value, typeOf(left), typeOf(right));
          const name = ours === 'unknown' ? 'unknown' : ours && typeName(ours);
          expect(`${left} ${operation} ${right}: ${name}`).toBe(`${left} ${operation} ${right}: ${said}`);
        }
      }
    });
  }

  test('what is unknown passes on either side', () => {
    for (const value of Object.values(OPERATIONS)) {
      for (const other of NAMES) {
        expect(resultType(value, 'unknown', typeOf(other))).toBe('unknown');
        expect(resultType(value, typeOf(other), 'unknown')).toBe('unknown');
      }
    }
  });
});
