/**
 * A scenario as a story: each command that the simulation gave its core, and how the NodeRuns stood after it. Whoever makes
 * the same moves on a server must see the same NodeRuns.
 */
import type { Command, WfRunState } from '../../engine/core/contract.ts';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { wfRunIdText } from '../../engine/core/values/wf-run-id-text.ts';
import { compiled } from '../../engine/cli/compiled.ts';
import { siblingWorkflows } from '../../engine/cli/sibling-workflows.ts';
import { simulatedProject } from '../../engine/cli/simulated-project.ts';
import { type Simulation, simulate } from '../../engine/simulate/simulate.ts';
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import { type DefinitionRequests, compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { mergeDefinitions, mergedDefinitions } from '#model/document/merged-definitions.ts';

/** How one WfRun stands: its NodeRuns, and by NodeRun the WfRuns that it started. */
export interface Shape {
  /** As text, `simulated` or `simulated_child`. */
  readonly id: string;
  /** By `thread/position`: `node STATUS`. */
  readonly nodeRuns: ReadonlyMap<string, string>;
  /** By `thread/position`: id as text. */
  readonly children: ReadonlyMap<string, string>;
}

export interface Move {
  readonly command: Command;
  /** Of the TaskRun that a worker takes. */
  readonly taskDef?: string;
  readonly after: readonly Shape[];
}

export interface Story {
  readonly definitions: DefinitionRequests;
  /** Children first. */
  readonly wfSpecs: readonly PutWfSpecRequest[];
  readonly moves: readonly Move[];
  readonly simulation: Simulation;
}

/** Nothing is printed; a workflow with problems has no story. */
const silent = { isJson: false, line: () => undefined, error: () => undefined, json: () => undefined };

export function storyOf(workflowFile: string, scenario: ScenarioDocument): Story {
  const ready = compiled(workflowFile, silent);
  if (ready === undefined) throw new Error(`${workflowFile} has problems; paddock check says which.`);
  const drawings = [...siblingWorkflows(workflowFile, ready.drawing), ready.drawing];
  const all = drawings.map(mergedDefinitions).reduce(mergeDefinitions);
  const moves: Move[] = [];
  const simulation = simulate({
    workflow: scenario.workflow,
    metadata: simulatedProject(ready),
    scenario,
    onCommand: (command, states) =>
      moves.push({ command, taskDef: takenTask(command, states), after: states.map(shapeOf) }),
  });
  return {
    definitions: compileDefinitions(all).requests!,
    wfSpecs: drawings.map(({ workflow }) => compileWorkflow(workflow).request!),
    moves,
    simulation,
  };
}

function takenTask(command: Command, states: readonly WfRunState[]): string | undefined {
  if (command.kind !== 'claim-task') return undefined;
  const wfRun = wfRunIdText(command.taskRunId.wfRunId!);
  return states.find(({ id }) => id === wfRun)?.taskRuns.get(command.taskRunId.taskGuid)?.taskDefId?.name;
}

function shapeOf({ id, nodeRuns }: WfRunState): Shape {
  const children = new Map<string, string>();
  for (const [key, { nodeType }] of nodeRuns)
    if (nodeType.case === 'runChildWf' && nodeType.value.childWfRunId !== undefined)
      children.set(key, wfRunIdText(nodeType.value.childWfRunId));
  const shown = [...nodeRuns].map(
    ([key, { nodeName, status }]) => [key, `${nodeName} ${LHStatus[status]}`] as const,
  );
  return { id, nodeRuns: new Map(shown), children };
}
