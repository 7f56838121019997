/** A WfRun's aggregate to rows and back. */
import { fromBinary, toBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { ExternalEventSchema } from '#api/gen/external_event_pb.js';
import { NodeRunSchema } from '#api/gen/node_run_pb.js';
import { CheckpointSchema, TaskRunSchema } from '#api/gen/task_run_pb.js';
import { UserTaskRunSchema } from '#api/gen/user_tasks_pb.js';
import { VariableSchema } from '#api/gen/variable_pb.js';
import { ThreadRunSchema, WfRunSchema } from '#api/gen/wf_run_pb.js';
import { WorkflowEventSchema } from '#api/gen/workflow_event_pb.js';
import type { WfRunState } from '../core/contract.ts';
import type { Timer } from '../core/timers.ts';
import { EntityKind, type EntityKindNumber, type EntityRow } from './entity-rows.ts';
import { searchText } from './search-text.ts';

interface Found {
  readonly def: string;
  readonly status?: number;
  readonly at?: Timestamp | undefined;
  readonly value?: string | undefined;
}

/** How one map of the aggregate is stored and found. */
interface Part<S extends DescMessage> {
  readonly kind: EntityKindNumber;
  readonly schema: S;
  readonly map: (state: WfRunState) => Map<string | number, MessageShape<S>>;
  readonly found?: (message: MessageShape<S>) => Found;
}

const part = <S extends DescMessage>(p: Part<S>): Part<DescMessage> => p as unknown as Part<DescMessage>;

const PARTS: readonly Part<DescMessage>[] = [
  part({ kind: EntityKind.inactiveThreadRun, schema: ThreadRunSchema, map: (s) => s.inactiveThreadRuns }),
  part({
    kind: EntityKind.nodeRun,
    schema: NodeRunSchema,
    map: (s) => s.nodeRuns,
    found: (n) => ({
      def: n.nodeType.case === 'externalEvent' ? (n.nodeType.value.externalEventDefId?.name ?? '') : '',
      status: n.status,
      at: n.arrivalTime,
    }),
  }),
  part({
    kind: EntityKind.taskRun,
    schema: TaskRunSchema,
    map: (s) => s.taskRuns,
    found: (t) => ({ def: t.taskDefId?.name ?? '', status: t.status, at: t.scheduledAt }),
  }),
  part({
    kind: EntityKind.userTaskRun,
    schema: UserTaskRunSchema,
    map: (s) => s.userTaskRuns,
    found: (u) => ({ def: u.userTaskDefId?.name ?? '', status: u.status, at: u.scheduledTime }),
  }),
  part({
    kind: EntityKind.variable,
    schema: VariableSchema,
    map: (s) => s.variables,
    found: (v) => ({ def: v.id?.name ?? '', at: v.createdAt, value: searchText(v.value) }),
  }),
  part({
    kind: EntityKind.externalEvent,
    schema: ExternalEventSchema,
    map: (s) => s.externalEvents,
    found: (e) => ({
      def: e.id?.externalEventDefId?.name ?? '',
      status: e.claimed ? 1 : 0,
      at: e.createdAt,
    }),
  }),
  part({
    kind: EntityKind.workflowEvent,
    schema: WorkflowEventSchema,
    map: (s) => s.workflowEvents,
    found: (e) => ({ def: e.id?.workflowEventDefId?.name ?? '', at: e.createdAt }),
  }),
  part({ kind: EntityKind.checkpoint, schema: CheckpointSchema, map: (s) => s.checkpoints }),
];

const utf8 = { encode: new TextEncoder(), decode: new TextDecoder() };

export function* toRows(state: WfRunState): Generator<EntityRow> {
  const plain = { ord: 0, def: null, status: null, at: null, value: null };
  yield { ...plain, kind: EntityKind.wfRun, key: '', data: toBinary(WfRunSchema, state.wfRun) };
  for (const { kind, schema, map, found } of PARTS) {
    let ord = 0;
    for (const [key, message] of map(state)) {
      const { def, status, at, value } = found?.(message) ?? {};
      yield {
        kind,
        key: String(key),
        ord: ord++,
        def: def ?? null,
        status: status ?? null,
        at: at === undefined ? null : timestampMs(at),
        value: value ?? null,
        data: toBinary(schema, message),
      };
    }
  }
  let ord = 0;
  for (const [key, timer] of state.timers) {
    yield {
      ...plain,
      kind: EntityKind.timer,
      key,
      ord: ord++,
      data: utf8.encode.encode(JSON.stringify(timer)),
    };
  }
}

/** Undefined when there is no row of the WfRun itself. */
export function fromRows(id: string, rows: readonly EntityRow[]): WfRunState | undefined {
  const own = rows.find((row) => row.kind === EntityKind.wfRun);
  if (own === undefined) return undefined;
  const state: WfRunState = {
    id,
    wfRun: fromBinary(WfRunSchema, own.data),
    inactiveThreadRuns: new Map(),
    nodeRuns: new Map(),
    taskRuns: new Map(),
    userTaskRuns: new Map(),
    variables: new Map(),
    externalEvents: new Map(),
    workflowEvents: new Map(),
    checkpoints: new Map(),
    timers: new Map(),
  };
  const parts = new Map(PARTS.map((p) => [p.kind, { schema: p.schema, map: p.map(state) }]));
  for (const row of rows) {
    if (row.kind === EntityKind.timer) {
      state.timers.set(row.key, JSON.parse(utf8.decode.decode(row.data)) as Timer);
      continue;
    }
    const into = parts.get(row.kind);
    const key = row.kind === EntityKind.inactiveThreadRun ? Number(row.key) : row.key;
    into?.map.set(key, fromBinary(into.schema, row.data));
  }
  return state;
}
