/** What a case has while it is played: its server, the names of ids, tasks in hand, calls that are under way. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { ScheduledTask } from '#api/gen/service_pb.js';
import type { Case } from './case.ts';
import type { Names } from './normalise.ts';
import type { Json } from './rpc.ts';
import type { Server } from './server.ts';

export interface Playing {
  readonly server: Server;
  readonly names: Names;
  readonly ofCase: Case;
  /** Name of the WfSpec that was put last. */
  workflow: string;
  /** Texts of the WfRunIds that were started, in order. */
  readonly runs: string[];
  readonly tasks: Map<string, ScheduledTask>;
  readonly underWay: Map<string, Promise<Json>>;
}

/** Does one step; its answer is what is compared. */
export type StepKind<S> = (said: S, playing: Playing) => Promise<JsonValue>;
