/**
 * Which permission each RPC asks for, and who has it. Observed on server 1.2.1, whose refusals name the permission; the
 * names and prefixes of ACLs are kept there but limit nothing, and so it is here.
 */
import { ACLAction, ACLResource, type Principal, type ServerACL } from '#api/gen/acls_pb.js';
import type { Methods } from './handlers.ts';
import { refuse, type Refused } from './reply.ts';

type Method = keyof Methods;
type Permission = readonly [keyof typeof ACLAction, keyof typeof ACLResource];

const NEEDED: readonly (readonly [...Permission, ...Method[]])[] = [
  ['READ', 'ACL_TASK', 'getTaskDef', 'listTaskRuns', 'searchTaskRun', 'getCheckpoint', 'pollTask'],
  ['RUN', 'ACL_TASK', 'reportTask', 'putCheckpoint'],
  ['WRITE_METADATA', 'ACL_TASK', 'putTaskDef', 'deleteTaskDef'],
  ['READ', 'ACL_TASK_WORKER_GROUP', 'getTaskWorkerGroup'],
  ['READ', 'ACL_EXTERNAL_EVENT', 'getExternalEventDef', 'getExternalEvent', 'getCorrelatedEvent'],
  ['READ', 'ACL_EXTERNAL_EVENT', 'listExternalEvents', 'searchCorrelatedEvent', 'searchExternalEvent'],
  ['READ', 'ACL_EXTERNAL_EVENT', 'searchExternalEventDef'],
  ['RUN', 'ACL_EXTERNAL_EVENT', 'putExternalEvent', 'putCorrelatedEvent', 'deleteCorrelatedEvent'],
  ['WRITE_METADATA', 'ACL_EXTERNAL_EVENT', 'putExternalEventDef', 'deleteExternalEventDef'],
  ['READ', 'ACL_WORKFLOW_EVENT', 'getWorkflowEventDef', 'getWorkflowEvent', 'listWorkflowEvents'],
  ['READ', 'ACL_WORKFLOW_EVENT', 'searchWorkflowEvent', 'searchWorkflowEventDef'],
  ['WRITE_METADATA', 'ACL_WORKFLOW_EVENT', 'putWorkflowEventDef', 'deleteWorkflowEventDef'],
  ['READ', 'ACL_STRUCT', 'getStructDef', 'validateStructDefEvolution', 'searchStructDef'],
  ['WRITE_METADATA', 'ACL_STRUCT', 'putStructDef', 'deleteStructDef'],
  ['READ', 'ACL_USER_TASK', 'getUserTaskDef', 'getLatestUserTaskDef', 'getUserTaskRun', 'listUserTaskRuns'],
  ['READ', 'ACL_USER_TASK', 'searchUserTaskRun', 'searchUserTaskDef'],
  ['RUN', 'ACL_USER_TASK', 'completeUserTaskRun', 'cancelUserTaskRun', 'saveUserTaskRunProgress'],
  ['RUN', 'ACL_USER_TASK', 'putUserTaskRunComment', 'editUserTaskRunComment', 'deleteUserTaskRunComment'],
  ['WRITE_METADATA', 'ACL_USER_TASK', 'putUserTaskDef', 'deleteUserTaskDef', 'assignUserTaskRun'],
  ['READ', 'ACL_WORKFLOW', 'getWfSpec', 'getLatestWfSpec', 'searchWfSpec', 'searchTaskDef'],
  ['READ', 'ACL_WORKFLOW', 'getWfRun', 'searchWfRun', 'getNodeRun', 'listNodeRuns', 'searchNodeRun'],
  ['READ', 'ACL_WORKFLOW', 'getTaskRun', 'getVariable', 'listVariables', 'searchVariable'],
  ['READ', 'ACL_WORKFLOW', 'getScheduledWfRun', 'searchScheduledWfRun', 'getInactiveThreadRun'],
  ['READ', 'ACL_WORKFLOW', 'getWorkflowMigrationPlan', 'searchWorkflowMigrationPlan', 'awaitWorkflowEvent'],
  ['READ', 'ACL_WORKFLOW', 'getBulkJob', 'searchBulkJob', 'registerTaskWorker'],
  ['READ', 'ACL_WORKFLOW', 'listTaskMetrics', 'listWfMetrics', 'getMetricWindow', 'searchWfMetricWindow'],
  ['RUN', 'ACL_WORKFLOW', 'runWf', 'stopWfRun', 'resumeWfRun', 'rescueThreadRun'],
  ['RUN', 'ACL_WORKFLOW', 'scheduleWf', 'deleteScheduledWfRun', 'applyWorkflowMigrationPlan'],
  ['WRITE_METADATA', 'ACL_WORKFLOW', 'putWfSpec', 'deleteWfSpec', 'deleteWfRun'],
  ['WRITE_METADATA', 'ACL_WORKFLOW', 'putWorkflowMigrationPlan', 'deleteWorkflowMigrationPlan'],
  ['WRITE_METADATA', 'ACL_WORKFLOW', 'createBulkJob', 'deleteBulkJob'],
  ['READ', 'ACL_TENANT', 'getTenant', 'searchTenant'],
  ['WRITE_METADATA', 'ACL_TENANT', 'putTenant'],
  ['READ', 'ACL_PRINCIPAL', 'getPrincipal', 'searchPrincipal'],
  ['WRITE_METADATA', 'ACL_PRINCIPAL', 'putPrincipal', 'deletePrincipal'],
  ['READ', 'ACL_QUOTA', 'getQuota', 'searchQuota', 'listQuotaUsageMetrics'],
  ['WRITE_METADATA', 'ACL_QUOTA', 'putQuota', 'deleteQuota'],
  ['ALL_ACTIONS', 'ACL_ALL_RESOURCES', 'migrateWfSpec', 'getTaskDefMetricsWindow', 'getWfSpecMetricsWindow'],
  ['ALL_ACTIONS', 'ACL_ALL_RESOURCES', 'countNodeRun', 'countTaskRun'],
];

const BY_METHOD = new Map<Method, Permission>(
  NEEDED.flatMap(([action, resource, ...methods]) =>
    methods.map((method) => [method, [action, resource]] as const),
  ),
);

/** Resources that belong to the whole cluster: only global ACLs can be about them. */
export const OF_CLUSTER: ReadonlySet<ACLResource> = new Set([
  ACLResource.ACL_TENANT,
  ACLResource.ACL_PRINCIPAL,
  ACLResource.ACL_QUOTA,
]);

/** Undefined: Whoami and GetServerVersion, which everybody may call. */
export const permissionOf = (method: Method): Permission | undefined => BY_METHOD.get(method);

const allows = (
  { resources, allowedActions }: ServerACL,
  action: ACLAction,
  resource: ACLResource,
): boolean =>
  (resources.includes(resource) || resources.includes(ACLResource.ACL_ALL_RESOURCES)) &&
  (allowedActions.includes(action) || allowedActions.includes(ACLAction.ALL_ACTIONS));

/** Admins may do everything everywhere. */
export const isAdmin = ({ globalAcls }: Principal): boolean =>
  (globalAcls?.acls ?? []).some((acl) => allows(acl, ACLAction.ALL_ACTIONS, ACLResource.ACL_ALL_RESOURCES));

/** A principal's ACLs for a tenant stand instead of its global ones there, they do not add to them. */
export function refusedPermission(principal: Principal, tenant: string, method: Method): Refused | undefined {
  const permission = permissionOf(method);
  if (permission === undefined) return undefined;
  const [action, resource] = permission;
  const ofTenant = principal.perTenantAcls[tenant];
  if (ofTenant !== undefined && OF_CLUSTER.has(ACLResource[resource]))
    return refuse(
      'PERMISSION_DENIED',
      `Current Principal ${principal.id?.id} has per-tenant ACLs for Tenant ${tenant}, but is trying to access a cluster-scoped resource. That takes global ACLs.`,
    );
  const acls = (ofTenant ?? principal.globalAcls)?.acls ?? [];
  return acls.some((acl) => allows(acl, ACLAction[action], ACLResource[resource]))
    ? undefined
    : refuse('PERMISSION_DENIED', `Missing permissions [${action}] over resources [${resource}]`);
}
