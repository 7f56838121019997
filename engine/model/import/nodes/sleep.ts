/** SLEEP from the wire. */
import type { SleepNode as WireSleep } from '#api/gen/wf_spec_pb.js';
import type { NodeBase, SleepNode } from '../../document/node.ts';
import { printAssignment } from '../../expression/from-wire.ts';

export const importSleep = ({ sleepLength }: WireSleep, base: NodeBase): SleepNode => {
  switch (sleepLength.case) {
    case 'rawSeconds':
      return { ...base, kind: 'sleep', seconds: printAssignment(sleepLength.value, { duration: true }) };
    case 'timestamp':
      return { ...base, kind: 'sleep', until: printAssignment(sleepLength.value) };
    case 'isoDate':
      return { ...base, kind: 'sleep', isoDate: printAssignment(sleepLength.value) };
    case undefined:
      return { ...base, kind: 'sleep' };
  }
};
