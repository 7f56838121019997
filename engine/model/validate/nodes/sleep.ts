/** SLEEP: how long, in seconds, or until when. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { SleepNode } from '#api/gen/wf_spec_pb.js';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';

const fieldOf = { rawSeconds: 'seconds', timestamp: 'until', isoDate: 'isoDate' } as const;

export function checkSleep({ sleepLength }: SleepNode, check: NodeCheck): void {
  if (sleepLength.case === undefined) {
    check.report('missing-value', 'The sleep has no length; say how many seconds or until when.', 'seconds');
    return;
  }
  const type = check.typeOf(sleepLength.value, fieldOf[sleepLength.case]);
  if (sleepLength.case !== 'rawSeconds' || typeof type === 'string') return;
  const { definedType } = type;
  if (definedType.case !== 'primitiveType' || definedType.value !== VariableType.INT)
    check.report(
      'type-mismatch',
      `The length of a sleep is INT, a number of seconds, and not ${typeName(type)}.`,
      'seconds',
    );
}
