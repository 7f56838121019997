/** The arm of the wire's Node that says its kind. */
import type { Node as WireNode } from '#api/gen/wf_spec_pb.js';

export type WireNodeKind = WireNode['node'];
