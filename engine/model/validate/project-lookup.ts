/**
 * The definitions of a drawing as the server would keep them, so that the server's verdict can be told without one. Each
 * definition is compiled once. WfSpecs of other workflows are not known here.
 */
import type { ExternalEventDef } from '#api/gen/external_event_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import type { UserTaskDef } from '#api/gen/user_tasks_pb.js';
import type { WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import { compileDefinitions } from '../compile/compile-definitions.ts';
import {
  storedExternalEventDef,
  storedStructDef,
  storedTaskDef,
  storedUserTaskDef,
  storedWorkflowEventDef,
} from '../compile/stored-definitions.ts';
import { type Definitions, noDefinitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { Problem } from '../document/problem.ts';
import type { MetadataLookup } from './metadata-lookup.ts';

interface WireDefinitions {
  readonly taskDefs: ReadonlyMap<string, TaskDef>;
  readonly externalEventDefs: ReadonlyMap<string, ExternalEventDef>;
  readonly workflowEventDefs: ReadonlyMap<string, WorkflowEventDef>;
  readonly userTaskDefs: ReadonlyMap<string, UserTaskDef>;
  readonly structDefs: ReadonlyMap<string, StructDef>;
  readonly problems: readonly Problem[];
}

type Compiled = ReturnType<typeof compileDefinitions>;

const compiled = new WeakMap<object, Compiled>();

/** One definition alone, so that a faulty one does not hide the others. */
function compileOne(definition: object, list: keyof Definitions): Compiled {
  const present = compiled.get(definition);
  if (present !== undefined) return present;
  const result = compileDefinitions({ ...noDefinitions, [list]: [definition] } as Definitions);
  compiled.set(definition, result);
  return result;
}

const wire = new WeakMap<Definitions, WireDefinitions>();

/** A definition with faults is kept by name, so that its users are not told that it is missing. */
export function wireDefinitions(definitions: Definitions): WireDefinitions {
  const present = wire.get(definitions);
  if (present !== undefined) return present;
  const problems: Problem[] = [];
  const table = <R extends { readonly name: string }, W>(
    list: keyof Definitions,
    make: (request: R | { readonly name: string }) => W,
  ): ReadonlyMap<string, W> =>
    new Map(
      definitions[list].map((definition) => {
        const result = compileOne(definition, list);
        problems.push(...result.problems);
        const request = result.requests?.[list][0] as unknown as R | undefined;
        return [definition.name, make(request ?? { name: definition.name })] as const;
      }),
    );
  const result: WireDefinitions = {
    taskDefs: table('taskDefs', storedTaskDef),
    externalEventDefs: table('externalEventDefs', storedExternalEventDef),
    workflowEventDefs: table('workflowEventDefs', storedWorkflowEventDef),
    userTaskDefs: table('userTaskDefs', storedUserTaskDef),
    structDefs: table('structDefs', storedStructDef),
    problems,
  };
  wire.set(definitions, result);
  return result;
}

const lookups = new WeakMap<
  Definitions,
  { readonly carried: Definitions | undefined; readonly lookup: MetadataLookup }
>();

/** The workflow file's own definitions come before the project's. A StructDef has one version here: the present one. */
export function projectLookup(drawing: Drawing): MetadataLookup {
  const carried = drawing.workflow.definitions;
  const present = lookups.get(drawing.definitions);
  if (present !== undefined && present.carried === carried) return present.lookup;
  const lookup = lookupIn(drawing);
  lookups.set(drawing.definitions, { carried, lookup });
  return lookup;
}

function lookupIn(drawing: Drawing): MetadataLookup {
  const places = [drawing.workflow.definitions, drawing.definitions]
    .filter((each) => each !== undefined)
    .map(wireDefinitions);
  const find = <K extends Exclude<keyof WireDefinitions, 'problems'>>(list: K, name: string) => {
    for (const place of places) {
      const found = place[list].get(name);
      if (found !== undefined)
        return found as WireDefinitions[K] extends ReadonlyMap<string, infer V> ? V : never;
    }
    return undefined;
  };
  return {
    taskDef: (name) => find('taskDefs', name),
    externalEventDef: (name) => find('externalEventDefs', name),
    workflowEventDef: (name) => find('workflowEventDefs', name),
    userTaskDef: (name) => find('userTaskDefs', name),
    structDef: (name) => find('structDefs', name),
    wfSpec: () => undefined,
    latestWfSpec: () => undefined,
    answersAlwaysSame: true,
  };
}
