/**
 * A WfRun moves to another version of its WfSpec (littlehorse.md §9.6; all of it asked of 1.2.1): each ThreadRun for itself,
 * when it comes to, or waits on, a Node that the plan names. Tasks that are on their way are waited for.
 */
import type { WfSpecId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import { type Node, type ThreadSpec, WfRunVariableAccessLevel } from '#api/gen/wf_spec_pb.js';
import type { WorkflowMigrationPlan } from '#api/gen/workflow_migration_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { variableKey } from '../ids.ts';
import { isTerminal } from '../lifecycle.ts';
import { fail, type Outcome, type Visit } from '../nodes/node-behaviour.ts';
import { cancelHalted } from '../user-tasks/cancel-halted.ts';
import { evaluate } from '../values/evaluate.ts';
import { nullValue } from '../values/null-value.ts';
import { stopWaiting } from './close-node-run.ts';
import { enterNode } from './enter-node.ts';
import { error } from './failure.ts';
import { findVariable } from './find-variable.ts';
import { isBusy, visitOf } from './visit.ts';

export interface Destination {
  readonly wfSpecId: WfSpecId;
  readonly threadSpecName: string;
  readonly spec: ThreadSpec;
  readonly nodeName: string;
  readonly node: Node;
}

type Version = Omit<WfSpecId, '$typeName' | '$unknown'>;

const planOf = (step: Deciding, { wfRun }: WfRunState): WorkflowMigrationPlan | undefined =>
  wfRun.workflowMigrationPlanId && step.metadata.workflowMigrationPlan?.(wfRun.workflowMigrationPlanId.name);

const isOf = ({ wfSpecId }: ThreadRun, { name, majorVersion, revision }: Version): boolean =>
  wfSpecId?.name === name && wfSpecId.majorVersion === majorVersion && wfSpecId.revision === revision;

/** Where a ThreadRun of the old version goes instead of this Node. Undefined: nowhere else. */
export function destinationOf(
  step: Deciding,
  state: WfRunState,
  thread: ThreadRun,
  nodeName: string,
): Destination | undefined {
  const plan = planOf(step, state);
  const move = plan?.threadMigrations[thread.threadSpecName];
  const sink = move?.nodeMigrations[nodeName]?.newNodeName;
  if (plan?.oldWfSpec === undefined || move === undefined || sink === undefined) return undefined;
  if (!isOf(thread, plan.oldWfSpec)) return undefined;
  const found = step.metadata.wfSpec(plan.oldWfSpec.name, plan.majorVersion, plan.revision);
  const spec = found?.threadSpecs[move.newThreadName];
  const node = spec?.nodes[sink];
  if (found?.id === undefined || spec === undefined || node === undefined) return undefined;
  return { wfSpecId: found.id, threadSpecName: move.newThreadName, spec, nodeName: sink, node };
}

/** Its WfRun is being migrated, and its Node has nothing on its way. */
export const mayLeave = (visit: Visit): boolean =>
  visit.state.wfRun.workflowMigrationPlanId !== undefined &&
  !isTerminal(visit.nodeRun.status) &&
  !isBusy(visit);

/** The ThreadRun is of the other version and on its Node. `isOnNode`: it has not left the NodeRun on which it stands. */
export function goOver(visit: Visit, to: Destination, isOnNode: boolean): Visit | Outcome {
  const { step, state, thread, nodeRun, at } = visit;
  const values = valuesOf(visit, to);
  if (!values.ok) {
    const failed = fail(error('VAR_SUB_ERROR', `Failed migrating variables: ${values.error}`));
    return isOnNode ? failed : ({ ...failed, when: 'leaving' } as Outcome);
  }
  if (isOnNode) {
    step.emit(state.id, 'node-run-left', at);
    cancelHalted(step, state, nodeRun);
    stopWaiting(step, state, nodeRun);
  }
  const { wfSpecId, threadSpecName } = to;
  step.emit(state.id, 'thread-run-migrated', { thread: thread.number, wfSpecId, threadSpecName });
  setVariables(visit, to, values.value);
  enterNode(step, state, thread, to.nodeName, to.node);
  return visitOf(step, state, thread);
}

/** As they are, whatever the types say. */
function valuesOf(
  { state, scope }: Visit,
  { threadSpecName }: Destination,
): Result<Map<string, VariableValue>, string> {
  const given = state.wfRun.migrationVariables[threadSpecName]?.varAssignmentByVarName ?? {};
  const values = new Map<string, VariableValue>();
  for (const [name, assignment] of Object.entries(given)) {
    const value = evaluate(assignment, scope);
    if (!value.ok) return err(value.error.message);
    values.set(name, value.value);
  }
  return ok(values);
}

/** New ones get their first value; those that were there keep theirs, unless they are given one. */
function setVariables(
  { step, state, at: { thread } }: Visit,
  { spec }: Destination,
  given: Map<string, VariableValue>,
): void {
  for (const { varDef, accessLevel } of spec.variableDefs) {
    if (varDef === undefined || accessLevel === WfRunVariableAccessLevel.INHERITED_VAR) continue;
    const { name, typeDef, defaultValue } = varDef;
    if (state.variables.has(variableKey(thread, name))) continue;
    const value = given.get(name) ?? defaultValue ?? nullValue();
    given.delete(name);
    step.emit(state.id, 'variable-created', { thread, name, value, masked: typeDef?.masked ?? false });
  }
  for (const [name, value] of given) {
    const found = findVariable(step, state, thread, name);
    if (found !== undefined) step.emit(found.state.id, 'variable-set', { thread: found.thread, name, value });
  }
}

/** When every ThreadRun that goes on is of the new version. */
export function endMigration(step: Deciding, state: WfRunState): void {
  if (state.wfRun.workflowMigrationPlanId === undefined || step.world.wfRun(state.id) !== state) return;
  const plan = planOf(step, state);
  if (plan?.oldWfSpec === undefined) return;
  const { majorVersion, revision } = plan;
  const version = { name: plan.oldWfSpec.name, majorVersion, revision };
  const { threads, liveBySpec } = indexOf(state);
  for (const live of liveBySpec.values()) {
    for (const number of live) {
      const thread = threads.get(number);
      if (thread !== undefined && !isOf(thread, version)) return;
    }
  }
  step.emit(state.id, 'migration-ended', {});
}
