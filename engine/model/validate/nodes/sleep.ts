/** SLEEP: how long, in seconds, or until when. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { SleepNode } from '#api/gen/wf_spec_pb.js';
import { isStaticallyAssignable } from '../../types/assignable.ts';
import { primitiveOf, STR } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';

const words = (wanted: string): string => `Invalid value: variable can't resolve to ${wanted}`;

export function checkSleep({ sleepLength }: SleepNode, check: NodeCheck): void {
  switch (sleepLength.case) {
    case undefined:
      return check.report(
        'missing-value',
        'The sleep has no length; say how many seconds or until when.',
        'seconds',
      );
    case 'isoDate':
      return check.rootFits(sleepLength.value, 'isoDate', {
        fits: (type) => isStaticallyAssignable(type, STR),
        sentence: (type) => `The date is STR, and ${typeName(type)} does not go into it; give another value.`,
        serverWords: words('STR'),
      });
    case 'rawSeconds':
      return check.rootFits(sleepLength.value, 'seconds', {
        fits: (type) => primitiveOf(type) === VariableType.INT,
        sentence: (type) => `The length of a sleep is INT, a number of seconds, and not ${typeName(type)}.`,
        serverWords: words('INT'),
      });
    case 'timestamp':
      return check.rootFits(sleepLength.value, 'until', {
        fits: (type) => [VariableType.INT, VariableType.TIMESTAMP].includes(primitiveOf(type)!),
        sentence: (type) =>
          `A sleep ends at a TIMESTAMP or at INT milliseconds, and not at ${typeName(type)}.`,
        serverWords: words('TIMESTAMP or INT'),
      });
  }
}
