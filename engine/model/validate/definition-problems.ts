/** What is wrong with the definitions that a drawing holds. */
import { compileDefinitions } from '../compile/compile-definitions.ts';
import { type Definitions, noDefinitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { DefinitionKind, Problem } from '../document/problem.ts';
import { definitionKinds, definitionList } from '../history/records.ts';
import { listOf } from '../commands/definition-lists.ts';
import type { MetadataLookup } from './metadata-lookup.ts';
import { wireDefinitions } from './project-lookup.ts';
import {
  type DefinitionProblem,
  validateExternalEventDef,
  validateStructDef,
  validateTaskDef,
  validateUserTaskDef,
  validateWorkflowEventDef,
} from './validate-definitions.ts';

type Requests = NonNullable<ReturnType<typeof compileDefinitions>['requests']>;

function verdict(requests: Requests, lookup: MetadataLookup): readonly DefinitionProblem[] {
  return [
    ...requests.taskDefs.flatMap((each) => validateTaskDef(each, lookup)),
    ...requests.externalEventDefs.flatMap((each) => validateExternalEventDef(each, lookup)),
    ...requests.workflowEventDefs.flatMap((each) => validateWorkflowEventDef(each, lookup)),
    ...requests.userTaskDefs.flatMap((each) => validateUserTaskDef(each)),
    ...requests.structDefs.flatMap((each) => validateStructDef(each, lookup)),
  ];
}

interface Judged {
  /** Definitions beside these, whose StructDefs they may name. */
  readonly beside: Definitions | undefined;
  readonly problems: readonly Problem[];
}

const known = new WeakMap<Definitions, Judged>();

function judge(
  definitions: Definitions,
  beside: Definitions | undefined,
  lookup: MetadataLookup,
): readonly Problem[] {
  const present = known.get(definitions);
  if (present !== undefined && present.beside === beside) return present.problems;
  const own = (kind: DefinitionKind, definition: { readonly name: string }): readonly Problem[] => {
    const one = { ...noDefinitions, [listOf[kind]]: [definition] } as Definitions;
    const { requests } = compileDefinitions(one);
    if (requests === undefined) return [];
    return verdict(requests, lookup).map(({ code, message, field }) => ({
      code,
      severity: 'error',
      message,
      place: { definition: { kind, name: definition.name }, field },
    }));
  };
  const problems = [
    ...wireDefinitions(definitions).problems,
    ...definitionKinds.flatMap((kind) =>
      definitionList(definitions, kind).flatMap((each) => own(kind, each)),
    ),
  ];
  known.set(definitions, { beside, problems });
  return problems;
}

/** The workflow file's own definitions and the project's. */
export function definitionProblems(drawing: Drawing, lookup: MetadataLookup): readonly Problem[] {
  const carried = drawing.workflow.definitions;
  const project = judge(drawing.definitions, carried, lookup);
  return carried === undefined ? project : [...judge(carried, drawing.definitions, lookup), ...project];
}
