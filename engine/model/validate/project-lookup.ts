/**
 * The definitions of a drawing as the server would keep them, so that the server's verdict can be told without one. Each
 * definition is compiled once. WfSpecs of other workflows are not known here.
 */
import { create } from '@bufbuild/protobuf';
import { ExternalEventDefSchema, type ExternalEventDef } from '#api/gen/external_event_pb.js';
import { StructDefSchema, type StructDef } from '#api/gen/struct_def_pb.js';
import { TaskDefSchema, type TaskDef } from '#api/gen/task_def_pb.js';
import { ReturnTypeSchema } from '#api/gen/type_definition_pb.js';
import { UserTaskDefSchema, type UserTaskDef } from '#api/gen/user_tasks_pb.js';
import { WorkflowEventDefSchema, type WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import { compileDefinitions } from '../compile/compile-definitions.ts';
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
    taskDefs: table('taskDefs', makeTaskDef),
    externalEventDefs: table('externalEventDefs', makeExternalEventDef),
    workflowEventDefs: table('workflowEventDefs', makeWorkflowEventDef),
    userTaskDefs: table('userTaskDefs', makeUserTaskDef),
    structDefs: table('structDefs', makeStructDef),
    problems,
  };
  wire.set(definitions, result);
  return result;
}

type Requests = NonNullable<Compiled['requests']>;
type RequestOf<K extends keyof Requests> = Partial<Requests[K][number]> & { readonly name: string };

const makeTaskDef = ({ name, inputVars, returnType, description }: RequestOf<'taskDefs'>) =>
  create(TaskDefSchema, {
    id: { name },
    inputVars,
    returnType: returnType ?? create(ReturnTypeSchema),
    description,
  });

const makeExternalEventDef = ({ name, contentType }: RequestOf<'externalEventDefs'>) =>
  create(ExternalEventDefSchema, { id: { name }, typeInformation: contentType });

const makeWorkflowEventDef = ({ name, contentType }: RequestOf<'workflowEventDefs'>) =>
  create(WorkflowEventDefSchema, { id: { name }, contentType });

const makeUserTaskDef = ({ name, fields, description }: RequestOf<'userTaskDefs'>) =>
  create(UserTaskDefSchema, { name, version: 0, fields, description });

const makeStructDef = ({ name, structDef }: RequestOf<'structDefs'>) =>
  create(StructDefSchema, { id: { name, version: 0 }, structDef });

/** The workflow file's own definitions come before the project's. A StructDef has one version here: the present one. */
export function projectLookup(drawing: Drawing): MetadataLookup {
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
  };
}
