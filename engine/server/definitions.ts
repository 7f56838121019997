/**
 * The definitions as the core and the RPCs see them: rows of the store, decoded once and kept. The store is ours alone
 * (exclusive lock), so what is kept is what is true. Decoded messages are shared: nobody changes them.
 */
import { fromBinary, toBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ExternalEventDefSchema } from '#api/gen/external_event_pb.js';
import { StructDefSchema } from '#api/gen/struct_def_pb.js';
import { TaskDefSchema } from '#api/gen/task_def_pb.js';
import { UserTaskDefSchema } from '#api/gen/user_tasks_pb.js';
import { WfSpecSchema } from '#api/gen/wf_spec_pb.js';
import { WorkflowEventDefSchema } from '#api/gen/workflow_event_pb.js';
import { BulkJobSchema } from '#api/gen/bulk_job_pb.js';
import { PrincipalSchema, QuotaSchema, TenantSchema } from '#api/gen/acls_pb.js';
import { WorkflowMigrationPlanSchema } from '#api/gen/workflow_migration_pb.js';
import type { Metadata } from '../core/contract.ts';
import type { DefinitionKey, DefinitionKind, DefinitionRows } from '../storage/definition-rows.ts';

const SCHEMAS = {
  'task-def': TaskDefSchema,
  'external-event-def': ExternalEventDefSchema,
  'workflow-event-def': WorkflowEventDefSchema,
  'user-task-def': UserTaskDefSchema,
  'struct-def': StructDefSchema,
  'wf-spec': WfSpecSchema,
  tenant: TenantSchema,
  principal: PrincipalSchema,
  quota: QuotaSchema,
  'bulk-job': BulkJobSchema,
  'workflow-migration-plan': WorkflowMigrationPlanSchema,
} as const satisfies Record<DefinitionKind, DescMessage>;

export type DefinitionOf<K extends DefinitionKind> = MessageShape<(typeof SCHEMAS)[K]>;

/** Version 0, 0 unless said otherwise. */
export interface Name {
  readonly name: string;
  readonly major?: number;
  readonly revision?: number;
}

export interface Definitions {
  get<K extends DefinitionKind>(kind: K, name: Name): DefinitionOf<K> | undefined;
  latest<K extends DefinitionKind>(kind: K, name: string, major?: number): DefinitionOf<K> | undefined;
  put<K extends DefinitionKind>(kind: K, name: Name, definition: DefinitionOf<K>): DefinitionOf<K>;
  /** Whether there was one. */
  remove(kind: DefinitionKind, name: Name): boolean;
  readonly list: DefinitionRows['list'];
  /** Every version of every definition of a kind, ascending by name, then version. */
  all<K extends DefinitionKind>(kind: K): DefinitionOf<K>[];
  /** The same as the core wants it. */
  readonly metadata: Metadata;
}

const keyOf = ({ name, major = 0, revision = 0 }: Name): DefinitionKey => ({ name, major, revision });

export function storedDefinitions(rows: DefinitionRows): Definitions {
  const kept = new Map<string, unknown>();
  const keep = <K extends DefinitionKind>(
    kind: K,
    place: string,
    read: () => Uint8Array | undefined,
  ): DefinitionOf<K> | undefined => {
    const at = `${kind} ${place}`;
    let definition = kept.get(at) as DefinitionOf<K> | undefined;
    if (definition === undefined && !kept.has(at)) {
      const data = read();
      definition = data === undefined ? undefined : (fromBinary(SCHEMAS[kind], data) as DefinitionOf<K>);
      if (definition !== undefined) kept.set(at, definition);
    }
    return definition;
  };
  const get: Definitions['get'] = (kind, name) => {
    const key = keyOf(name);
    return keep(kind, `${key.name} ${key.major} ${key.revision}`, () => rows.get(kind, key));
  };
  const latest: Definitions['latest'] = (kind, name, major) =>
    keep(kind, `${name} ${major ?? ''} latest`, () => rows.latest(kind, name, major));
  return {
    get,
    latest,
    put(kind, name, definition) {
      rows.put(kind, keyOf(name), toBinary(SCHEMAS[kind], definition));
      kept.clear();
      return definition;
    },
    remove(kind, name) {
      kept.clear();
      return rows.remove(kind, keyOf(name));
    },
    list: (...args) => rows.list(...args),
    all: (kind) =>
      rows.list(kind, {}, undefined, Number.MAX_SAFE_INTEGER).flatMap((name) => get(kind, name) ?? []),
    metadata: asMetadata(get, latest),
  };
}

const asMetadata = (get: Definitions['get'], latest: Definitions['latest']): Metadata => ({
  wfSpec: (name, major, revision) => get('wf-spec', { name, major, revision }),
  latestWfSpec: (name, major) => latest('wf-spec', name, major),
  taskDef: (name) => get('task-def', { name }),
  externalEventDef: (name) => get('external-event-def', { name }),
  workflowEventDef: (name) => get('workflow-event-def', { name }),
  userTaskDef: (name, version) =>
    version === undefined ? latest('user-task-def', name) : get('user-task-def', { name, major: version }),
  structDef: (name, version) =>
    version === undefined || version === -1
      ? latest('struct-def', name)
      : get('struct-def', { name, major: version }),
  workflowMigrationPlan: (name) => get('workflow-migration-plan', { name }),
});
