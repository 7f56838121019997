/** What a push makes of each definition, and what the server will have when they are put. */
import type { ExternalEventDef } from '#api/gen/external_event_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import type { UserTaskDef } from '#api/gen/user_tasks_pb.js';
import type { WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import type { MetadataLookup } from '../validate/metadata-lookup.ts';
import type { DefinitionPlan, PlannedDefinition, PushedKind } from './kinds/definition-kind.ts';
import { orderedKinds } from './kinds/ordered-kinds.ts';
import { wfSpecThere, type PushOrder, type There } from './there.ts';

export interface PlannedDefinitions {
  readonly plans: readonly DefinitionPlan[];
  /** The server's metadata after the definitions of the push, so far as the push concerns them. */
  readonly after: MetadataLookup;
  /** What the server will have of them, by the keys of `There`. */
  readonly stored: There;
}

export function planDefinitions({ definitions }: PushOrder, there: There): PlannedDefinitions {
  const planned = new Map<string, PlannedDefinition>();
  const after = afterPush(planned, there);
  const plans: DefinitionPlan[] = [];
  for (const kind of orderedKinds) {
    kind.plan(definitions, there, after, (name, each) => {
      planned.set(`${kind.kind} ${name}`, each);
      plans.push(each.plan);
    });
  }
  const stored = new Map(
    [...planned].flatMap(([key, { stored: def }]) => (def === undefined ? [] : [[key, def] as const])),
  );
  return { plans, after, stored };
}

/** Grows with `planned`. Of definitions with versions only the latest is known, which is what a push asks for. */
function afterPush(planned: ReadonlyMap<string, PlannedDefinition>, there: There): MetadataLookup {
  const find = <D>(kind: PushedKind, name: string): D | undefined =>
    planned.get(`${kind} ${name}`)?.stored as D | undefined;
  const latest = <D>(def: D | undefined, of: number | undefined, version?: number): D | undefined =>
    version === undefined || version === -1 || version === of ? def : undefined;
  return {
    taskDef: (name) => find<TaskDef>('TaskDef', name),
    externalEventDef: (name) => find<ExternalEventDef>('ExternalEventDef', name),
    workflowEventDef: (name) => find<WorkflowEventDef>('WorkflowEventDef', name),
    userTaskDef: (name, version) => {
      const def = find<UserTaskDef>('UserTaskDef', name);
      return latest(def, def?.version, version);
    },
    structDef: (name, version) => {
      const def = find<StructDef>('StructDef', name);
      return latest(def, def?.id?.version, version);
    },
    wfSpec: (name, major, revision) => {
      const spec = wfSpecThere(there, name, major);
      return spec?.id?.revision === revision ? spec : undefined;
    },
    latestWfSpec: (name, major) => wfSpecThere(there, name, major),
  };
}
