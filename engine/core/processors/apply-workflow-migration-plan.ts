/** ApplyWorkflowMigrationPlan: from now on the WfRun's ThreadRuns move to the plan's version (littlehorse.md §9.6). */
import { clone } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { WfRunSchema } from '#api/gen/wf_run_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { MigrationVars, WorkflowMigrationPlan } from '#api/gen/workflow_migration_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { Refusal } from '../contract.ts';
import { isTerminal } from '../lifecycle.ts';
import { endMigration } from '../threads/migrate.ts';
import { findWfRun, noWfRun, type Processor, refuse } from './processor.ts';

export const applyWorkflowMigrationPlan: Processor<'apply-workflow-migration-plan'> = (step, { request }) => {
  const { wfRunId, migrationVarsByThread } = request;
  const state = findWfRun(step, wfRunId);
  if (state === undefined) return noWfRun(wfRunId);
  const { wfRun } = state;
  if (isTerminal(wfRun.status)) {
    const status = LHStatus[wfRun.status];
    return refuse('FAILED_PRECONDITION', `WfRun ${state.id} has status ${status} and cannot be migrated`);
  }
  const name = request.id?.name ?? '';
  const plan = step.metadata.workflowMigrationPlan?.(name);
  if (plan === undefined) return refuse('NOT_FOUND', `Couldn't find WorkflowMigrationPlan ${name}`);
  if (wfRun.workflowMigrationPlanId !== undefined)
    return refuse('FAILED_PRECONDITION', `A migration is already in progress for WfRun ${state.id}`);
  const { oldWfSpec, majorVersion, revision } = plan;
  const spec = step.metadata.wfSpec(oldWfSpec?.name ?? '', majorVersion, revision);
  if (spec === undefined) return refuse('NOT_FOUND', `The plan ${name} leads to a WfSpec that is not there.`);
  const refusal = refusedVariables(plan, name, spec, migrationVarsByThread);
  if (refusal !== undefined) return { refusal };
  step.emit(state.id, 'migration-begun', { plan: name, variables: migrationVarsByThread });
  for (const live of indexOf(state).liveBySpec.values()) {
    for (const number of live) step.wake(state, number);
  }
  endMigration(step, state);
  return { reply: () => clone(WfRunSchema, wfRun) };
};

/** Their types are not asked for, as on the real server. */
function refusedVariables(
  plan: WorkflowMigrationPlan,
  name: string,
  spec: WfSpec,
  given: Readonly<Record<string, MigrationVars>>,
): Refusal | undefined {
  const refused = (message: string): Refusal => ({ code: 'INVALID_ARGUMENT', message });
  const destinations = Object.values(plan.threadMigrations).map(({ newThreadName }) => newThreadName);
  for (const [thread, { varAssignmentByVarName }] of Object.entries(given)) {
    if (!destinations.includes(thread)) {
      return refused(
        `Migration variables provided for thread '${thread}', which is not a destination thread in migration plan ${name}`,
      );
    }
    for (const variable of Object.keys(varAssignmentByVarName)) {
      if (!isInScope(spec, thread, variable))
        return refused(`Migration variable '${variable}' is not in scope of destination thread '${thread}'`);
    }
  }
  return undefined;
}

/** Its own, or the entrypoint's, which all ThreadRuns see. */
const isInScope = ({ threadSpecs, entrypointThreadName }: WfSpec, thread: string, name: string): boolean =>
  [thread, entrypointThreadName].some((each) =>
    threadSpecs[each]?.variableDefs.some(({ varDef }) => varDef?.name === name),
  );
