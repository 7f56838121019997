/** SLEEP: waits for a time. */
import { create } from '@bufbuild/protobuf';
import { SleepNodeSchema, type SleepNode as WireSleep } from '#api/gen/wf_spec_pb.js';
import type { SleepNode } from '../../document/node.ts';
import { expressionAt, missing, type Report } from '../report.ts';
import type { WireNodeKind } from './wire-node-kind.ts';

export const compileSleep = (node: SleepNode, report: Report): WireNodeKind => ({
  case: 'sleep',
  value: create(SleepNodeSchema, { sleepLength: length(node, report) }),
});

const ARMS = [
  ['seconds', 'rawSeconds'],
  ['until', 'timestamp'],
  ['isoDate', 'isoDate'],
] as const;

const length = (node: SleepNode, report: Report): WireSleep['sleepLength'] => {
  for (const [field, arm] of ARMS) {
    const text = node[field];
    if (text === undefined) continue;
    const value = expressionAt(text, field, report);
    return value === undefined ? { case: undefined } : { case: arm, value };
  }
  missing('seconds', 'How long to sleep', report);
  return { case: undefined };
};
