/**
 * A World that can be thrown away: what is decided in it never reaches the one below. For commands of which the real
 * server first tries whether they succeed, and refuses them otherwise.
 */
import { clone, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ExternalEventSchema } from '#api/gen/external_event_pb.js';
import { NodeRunSchema } from '#api/gen/node_run_pb.js';
import { CheckpointSchema, TaskRunSchema } from '#api/gen/task_run_pb.js';
import { UserTaskRunSchema } from '#api/gen/user_tasks_pb.js';
import { VariableSchema } from '#api/gen/variable_pb.js';
import { ThreadRunSchema, WfRunSchema } from '#api/gen/wf_run_pb.js';
import { WorkflowEventSchema } from '#api/gen/workflow_event_pb.js';
import type { Metadata, WfRunState, World } from './contract.ts';

const copy = <K, S extends DescMessage>(schema: S, map: Map<K, MessageShape<S>>): Map<K, MessageShape<S>> =>
  new Map([...map].map(([key, message]) => [key, clone(schema, message)]));

const copyOf = (state: WfRunState): WfRunState => ({
  id: state.id,
  wfRun: clone(WfRunSchema, state.wfRun),
  inactiveThreadRuns: copy(ThreadRunSchema, state.inactiveThreadRuns),
  nodeRuns: copy(NodeRunSchema, state.nodeRuns),
  taskRuns: copy(TaskRunSchema, state.taskRuns),
  userTaskRuns: copy(UserTaskRunSchema, state.userTaskRuns),
  variables: copy(VariableSchema, state.variables),
  externalEvents: copy(ExternalEventSchema, state.externalEvents),
  workflowEvents: copy(WorkflowEventSchema, state.workflowEvents),
  checkpoints: copy(CheckpointSchema, state.checkpoints),
  timers: new Map(state.timers),
});

export class ScratchWorld implements World {
  readonly #below: World;
  readonly #own = new Map<string, WfRunState | undefined>();

  constructor(below: World) {
    this.#below = below;
  }

  get metadata(): Metadata {
    return this.#below.metadata;
  }

  wfRun(id: string): WfRunState | undefined {
    if (!this.#own.has(id)) {
      const state = this.#below.wfRun(id);
      this.#own.set(id, state && copyOf(state));
    }
    return this.#own.get(id);
  }

  add(state: WfRunState): void {
    this.#own.set(state.id, state);
  }

  remove(id: string): void {
    this.#own.set(id, undefined);
  }

  keptExternalEvents(wfRunId: string) {
    return this.#below.keptExternalEvents(wfRunId);
  }

  correlatedEvent(defName: string, key: string) {
    return this.#below.correlatedEvent(defName, key);
  }

  waitingForKey(defName: string, key: string) {
    return this.#below.waitingForKey(defName, key);
  }
}
