/** What of a WfSpec people write: all but its id, times, status and what the server computes. */
import type { WfSpec } from '#api/gen/wf_spec_pb.js';

export type WfSpecContent = Pick<
  WfSpec,
  'threadSpecs' | 'entrypointThreadName' | 'retentionPolicy' | 'parentWfSpec'
>;
