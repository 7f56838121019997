/**
 * WorkflowMigrationPlans: how WfRuns of one version of a WfSpec go over to another (littlehorse.md §9.6). Verdicts and words
 * as observed on 1.2.1; it has no Delete and no Search, which do here what the contract of 1.3.0 says.
 */
import { create } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { WorkflowMigrationPlanIdSchema } from '#api/gen/object_id_pb.js';
import {
  WorkflowMigrationPlanIdListSchema,
  type PutWorkflowMigrationPlanRequest,
} from '#api/gen/service_pb.js';
import type { Node, ThreadSpec, WfSpec } from '#api/gen/wf_spec_pb.js';
import {
  ThreadMigrationPlanSchema,
  WorkflowMigrationPlanSchema,
  type ThreadMigrationPlanRequest,
  type WorkflowMigrationPlan,
} from '#api/gen/workflow_migration_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { pageOf } from './paging.ts';
import { answer, found, notThere, refuse, type Reply } from './reply.ts';

const KIND = 'workflow-migration-plan';

export const migrationPlans = (definitions: Definitions, now: () => number) =>
  ({
    putWorkflowMigrationPlan: (request) => put(request, definitions, now()),
    getWorkflowMigrationPlan: ({ name }) =>
      found(definitions.get(KIND, { name }), 'specified WorkflowMigrationPlan'),
    deleteWorkflowMigrationPlan: ({ id }) =>
      definitions.remove(KIND, { name: id?.name ?? '' })
        ? answer(create(EmptySchema))
        : notThere(`WorkflowMigrationPlan ${id?.name ?? ''}`),
    searchWorkflowMigrationPlan: (request) => {
      const { case: by, value } = request.workflowMigrationPlanCriteria;
      const filter = by === 'prefix' ? { prefix: value } : {};
      const names = definitions
        .list(KIND, filter, undefined, Number.MAX_SAFE_INTEGER)
        .filter((name) => by !== 'wfSpecName' || definitions.get(KIND, name)?.oldWfSpec?.name === value);
      const { results, bookmark } = pageOf(request, names);
      const ids = results.map(({ name }) => create(WorkflowMigrationPlanIdSchema, { name }));
      return answer(create(WorkflowMigrationPlanIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

const pad = (number: number): string => String(number).padStart(5, '0');
const idText = (name: string, major: number, revision: number): string =>
  `${name}/${pad(major)}/${pad(revision)}`;

/** One that is there is overwritten. */
function put(
  request: PutWorkflowMigrationPlanRequest,
  definitions: Definitions,
  now: number,
): Reply<WorkflowMigrationPlan> {
  const { name, oldWfSpec, majorVersion, revision, threadMigrations: moves } = request;
  const { metadata } = definitions;
  const { name: wfSpec = '', majorVersion: oldMajor = 0, revision: oldRevision = 0 } = oldWfSpec ?? {};
  const destination = metadata.wfSpec(wfSpec, majorVersion, revision);
  if (destination === undefined)
    return refuse('NOT_FOUND', `Destination WfSpec ${idText(wfSpec, majorVersion, revision)} does not exist`);
  const source = metadata.wfSpec(wfSpec, oldMajor, oldRevision);
  if (source === undefined)
    return refuse('NOT_FOUND', `Source WfSpec ${idText(wfSpec, oldMajor, oldRevision)} does not exist`);
  if (Object.keys(moves).length === 0)
    return refuse('INVALID_ARGUMENT', 'threadMigrations cannot be null or empty');
  const wrong = wrongThread(moves, source, destination) ?? wrongNode(moves, source, destination);
  if (wrong !== undefined) return refuse('INVALID_ARGUMENT', wrong);
  const plan = create(WorkflowMigrationPlanSchema, {
    workflowMigrationPlanId: { name },
    createdAt: timestampFromMs(now),
    oldWfSpec,
    majorVersion,
    revision,
  });
  for (const [thread, { newThreadName, nodeMigrations }] of Object.entries(moves)) {
    plan.threadMigrations[thread] = create(ThreadMigrationPlanSchema, { newThreadName, nodeMigrations });
  }
  return answer(definitions.put(KIND, { name }, plan));
}

type Moves = Readonly<Record<string, ThreadMigrationPlanRequest>>;

function wrongThread(moves: Moves, source: WfSpec, destination: WfSpec): string | undefined {
  for (const [from, { newThreadName: to }] of Object.entries(moves)) {
    if (to === '') return `ThreadSpec ${from} needs a new_thread_name.`;
    if (source.threadSpecs[from] === undefined) return `Source WfSpec has no threadSpec ${from}`;
    if (destination.threadSpecs[to] === undefined) return `Destination WfSpec has no threadSpec ${to}`;
    const isEntrypoint = from === source.entrypointThreadName;
    if (isEntrypoint && to !== destination.entrypointThreadName)
      return `Entrypoint thread '${from}' cannot migrate to non-entrypoint thread '${to}'`;
    if (!isEntrypoint && to === destination.entrypointThreadName)
      return `Child thread '${from}' cannot migrate to entrypoint thread '${to}'`;
  }
  return undefined;
}

function wrongNode(moves: Moves, source: WfSpec, destination: WfSpec): string | undefined {
  for (const [thread, { newThreadName, nodeMigrations }] of Object.entries(moves)) {
    const [old, to] = [source.threadSpecs[thread], destination.threadSpecs[newThreadName]];
    for (const [nodeName, { newNodeName }] of Object.entries(nodeMigrations)) {
      if (newNodeName === '') return `Node ${nodeName} needs a new_node_name.`;
      const wrong =
        wrongEnd('source', thread, old, nodeName) ?? wrongEnd('destination', newThreadName, to, newNodeName);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

/** Where nothing waits, nothing can be moved. */
const PASSED: ReadonlySet<Node['node']['case']> = new Set(['entrypoint', 'exit', 'nop'] as const);

function wrongEnd(
  end: 'source' | 'destination',
  thread: string,
  spec: ThreadSpec | undefined,
  nodeName: string,
): string | undefined {
  const node = spec?.nodes[nodeName];
  if (node === undefined) return `ThreadSpec ${thread} on ${end} WfSpec does not have node ${nodeName}`;
  const kind = node.node.case;
  if (!PASSED.has(kind)) return undefined;
  const way = end === 'source' ? 'from' : 'to';
  return `Cannot migrate ${way} node ${nodeName} on ${end} thread ${thread} because ${kind?.toUpperCase()} nodes are not migratable`;
}
