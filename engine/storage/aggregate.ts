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
import type { Part } from '../core/touched-objects.ts';
import { EntityKind, type EntityKindNumber, type EntityRow } from './entity-rows.ts';
import { searchText } from './search-text.ts';
import type { Unsaved } from './unsaved.ts';

interface Found {
  readonly def: string;
  readonly status?: number;
  readonly at?: Timestamp | undefined;
  readonly value?: string | undefined;
}

/** How one map of the aggregate is stored and found. */
interface Stored<T> {
  readonly kind: EntityKindNumber;
  readonly part: Part;
  readonly encode: (object: T) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => T;
  readonly found?: (object: T) => Found;
}

const messages = <S extends DescMessage>(
  part: Part,
  kind: EntityKindNumber,
  schema: S,
  found?: (message: MessageShape<S>) => Found,
): Stored<never> => ({
  part,
  kind,
  encode: (message: MessageShape<S>) => toBinary(schema, message),
  decode: (bytes) => fromBinary(schema, bytes) as never,
  ...(found && { found }),
});

const utf8 = { encode: new TextEncoder(), decode: new TextDecoder() };

const timers: Stored<Timer> = {
  part: 'timers',
  kind: EntityKind.timer,
  encode: (timer) => utf8.encode.encode(JSON.stringify(timer)),
  decode: (bytes) => JSON.parse(utf8.decode.decode(bytes)) as Timer,
};

const PARTS = [
  messages('inactiveThreadRuns', EntityKind.inactiveThreadRun, ThreadRunSchema),
  messages('nodeRuns', EntityKind.nodeRun, NodeRunSchema, (n) => ({
    def: n.nodeType.case === 'externalEvent' ? (n.nodeType.value.externalEventDefId?.name ?? '') : '',
    status: n.status,
    at: n.arrivalTime,
  })),
  messages('taskRuns', EntityKind.taskRun, TaskRunSchema, (t) => ({
    def: t.taskDefId?.name ?? '',
    status: t.status,
    at: t.scheduledAt,
  })),
  messages('userTaskRuns', EntityKind.userTaskRun, UserTaskRunSchema, (u) => ({
    def: u.userTaskDefId?.name ?? '',
    status: u.status,
    at: u.scheduledTime,
  })),
  messages('variables', EntityKind.variable, VariableSchema, (v) => ({
    def: v.id?.name ?? '',
    at: v.createdAt,
    value: searchText(v.value),
  })),
  messages('externalEvents', EntityKind.externalEvent, ExternalEventSchema, (e) => ({
    def: e.id?.externalEventDefId?.name ?? '',
    status: e.claimed ? 1 : 0,
    at: e.createdAt,
  })),
  messages('workflowEvents', EntityKind.workflowEvent, WorkflowEventSchema, (e) => ({
    def: e.id?.workflowEventDefId?.name ?? '',
    at: e.createdAt,
  })),
  messages('checkpoints', EntityKind.checkpoint, CheckpointSchema),
  timers,
] as unknown as readonly Stored<unknown>[];

const ownRow = ({ wfRun }: WfRunState): EntityRow => ({
  ...{ kind: EntityKind.wfRun, key: '', ord: 0, def: null, status: null, at: null, value: null },
  data: toBinary(WfRunSchema, wfRun),
});

function rowOf({ kind, encode, found }: Stored<unknown>, key: string | number, object: unknown, ord: number) {
  const { def, status, at, value } = found?.(object) ?? {};
  return {
    kind,
    key: String(key),
    ord,
    def: def ?? null,
    status: status ?? null,
    at: at === undefined ? null : timestampMs(at),
    value: value ?? null,
    data: encode(object),
  };
}

const mapOf = (state: WfRunState, { part }: Stored<unknown>): Map<string | number, unknown> =>
  state[part] as Map<string | number, unknown>;

export function* toRows(state: WfRunState): Generator<EntityRow> {
  yield ownRow(state);
  for (const stored of PARTS) {
    let ord = 0;
    for (const [key, object] of mapOf(state, stored)) yield rowOf(stored, key, object, ord++);
  }
}

/** `ord`: the place of the first object that is new; greater than all that were given. */
export function* changedRows(state: WfRunState, unsaved: Unsaved, ord: number): Generator<EntityRow> {
  yield ownRow(state);
  for (const stored of PARTS) {
    const map = mapOf(state, stored);
    for (const key of unsaved.in(stored.part).keys()) {
      const object = map.get(key);
      if (object !== undefined) yield rowOf(stored, key, object, ord++);
    }
  }
}

/** Rows that are to go before the changed ones are written. */
export function* goneRows(unsaved: Unsaved): Generator<Pick<EntityRow, 'kind' | 'key'>> {
  for (const { kind, part } of PARTS) {
    for (const [key, change] of unsaved.in(part)) if (change !== 'changed') yield { kind, key: String(key) };
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
  const parts = new Map(PARTS.map((stored) => [stored.kind, { stored, map: mapOf(state, stored) }]));
  for (const row of rows) {
    const into = parts.get(row.kind);
    const key = row.kind === EntityKind.inactiveThreadRun ? Number(row.key) : row.key;
    into?.map.set(key, into.stored.decode(row.data));
  }
  return state;
}
