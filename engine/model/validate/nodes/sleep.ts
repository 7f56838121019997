/** SLEEP: how long, in seconds, or until when. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { SleepNode } from '#api/gen/wf_spec_pb.js';
import { isOpen, primitiveOf, STR } from '../../types/static-type.ts';
import { typeName } from '../../types/type-name.ts';
import type { NodeCheck } from '../node-check.ts';

export function checkSleep({ sleepLength }: SleepNode, check: NodeCheck): void {
  switch (sleepLength.case) {
    case undefined:
      return check.report(
        'missing-value',
        'The sleep has no length; say how many seconds or until when.',
        'seconds',
      );
    case 'isoDate':
      return check.fits(sleepLength.value, STR, 'isoDate', 'The date');
    case 'rawSeconds': {
      const type = check.typeOf(sleepLength.value, 'seconds');
      if (!isOpen(type) && primitiveOf(type) !== VariableType.INT)
        check.report(
          'type-mismatch',
          `The length of a sleep is INT, a number of seconds, and not ${typeName(type)}.`,
          'seconds',
        );
      return;
    }
    case 'timestamp': {
      const type = check.typeOf(sleepLength.value, 'until');
      const primitive = primitiveOf(type);
      if (isOpen(type) || primitive === VariableType.INT || primitive === VariableType.TIMESTAMP) return;
      check.report(
        'type-mismatch',
        `A sleep ends at a TIMESTAMP or at INT milliseconds, and not at ${typeName(type)}.`,
        'until',
      );
    }
  }
}
