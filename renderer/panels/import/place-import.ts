/**
 * Where an import goes in a project: which files are written, and what becomes of definitions that the project has already.
 * No file is written over, and no definition of the project changes: one that differs goes into the workflow's own file.
 */
import { definitionsOf, listOf } from '#model/commands/definition-lists.ts';
import { freshName } from '#model/commands/fresh-name.ts';
import { noDefinitions, type Definitions } from '#model/document/definitions.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { plainName } from '#model/fixes/names.ts';
import { editDefinitionsText } from '#model/text/edit-definitions.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { sameRecord } from '#model/text/same-record.ts';
import type { NamedDefinition } from '#model/uses/named-definitions.ts';
import { definitionNameProblem } from '#model/validate/names.ts';
import { DEFINITIONS_FILE, isWorkflowFile } from '../../store/file-names.ts';

/** The project as far as an import must know it; an empty one for a new project. */
export interface ImportPlace {
  /** All files. */
  readonly paths: readonly string[];
  /** Names of its workflows. */
  readonly workflows: readonly string[];
  /** definitions.yaml; absent when there is none. */
  readonly definitions?: { readonly text: string; readonly version: string };
}

export const emptyPlace: ImportPlace = { paths: [], workflows: [] };

const stemOf = (path: string): string => path.slice(0, -'.workflow.yaml'.length);

/** Names that a workflow can't have here: those of others, and those whose file is there. Case does not tell files apart. */
const takenNames = ({ paths, workflows }: ImportPlace): ReadonlySet<string> =>
  new Set([...workflows, ...paths.filter(isWorkflowFile).map(stemOf)].map((each) => each.toLowerCase()));

/** The name itself when it is free and one that LittleHorse takes; otherwise the nearest. */
export function freeName(name: string, place: ImportPlace): string {
  const base = definitionNameProblem('workflow', name) === undefined ? name : (plainName(name) ?? 'workflow');
  const taken = takenNames(place);
  return taken.has(base.toLowerCase()) ? freshName(base.toLowerCase(), taken) : base;
}

/** A sentence; undefined when the workflow can have this name. */
export function nameProblem(name: string, place: ImportPlace): string | undefined {
  const problem = definitionNameProblem('workflow', name);
  if (problem !== undefined) return problem;
  return takenNames(place).has(name.toLowerCase())
    ? `The project has a workflow “${name}” already. Nothing is written over it: give this one another name.`
    : undefined;
}

export type DefinitionFate =
  | 'added'
  /** The project has it just so. */
  | 'same'
  /** The project has another of this name, which stays; the workflow's file carries this one. */
  | 'own';

export interface PlacedDefinition extends NamedDefinition {
  readonly fate: DefinitionFate;
}

export interface PlacedImport {
  readonly workflowFile: string;
  readonly files: readonly { readonly path: string; readonly text: string; readonly version?: string }[];
  readonly definitions: readonly PlacedDefinition[];
  /** definitions.yaml is there and can't be understood: it is left as it is, and the workflow's file carries all. */
  readonly isBroken: boolean;
}

const kinds = Object.keys(listOf) as readonly DefinitionKind[];

/** @param name one that `nameProblem` has nothing against */
export function placeImport(
  workflow: WorkflowDocument,
  definitions: Definitions,
  name: string,
  place: ImportPlace,
): PlacedImport {
  const file = place.definitions;
  const there =
    file === undefined ? noDefinitions : parseDefinitions(file.text, DEFINITIONS_FILE).definitions;
  const placed = kinds.flatMap((kind) =>
    definitionsOf(definitions, kind).map((each): PlacedDefinition => {
      const known = there && definitionsOf(there, kind).find((other) => other.name === each.name);
      const fate =
        there === undefined
          ? 'own'
          : known === undefined
            ? 'added'
            : sameRecord(known, each)
              ? 'same'
              : 'own';
      return { kind, name: each.name, fate };
    }),
  );
  const withFate = (fate: DefinitionFate): Definitions => {
    const picked = (kind: DefinitionKind) =>
      definitionsOf(definitions, kind).filter((each) =>
        placed.some((one) => one.kind === kind && one.name === each.name && one.fate === fate),
      );
    return Object.fromEntries(kinds.map((kind) => [listOf[kind], picked(kind)])) as unknown as Definitions;
  };
  const hasFate = (fate: DefinitionFate): boolean => placed.some((each) => each.fate === fate);
  const workflowFile = `${name}.workflow.yaml`;
  const own = hasFate('own') ? { definitions: withFate('own') } : {};
  const files: PlacedImport['files'][number][] = [
    { path: workflowFile, text: printWorkflow({ ...workflow, name, ...own }) },
  ];
  if (hasFate('added') && there !== undefined) {
    const text = editDefinitionsText(file?.text ?? '', together(there, withFate('added')));
    files.push({ path: DEFINITIONS_FILE, text, ...(file !== undefined && { version: file.version }) });
  }
  return { workflowFile, files, definitions: placed, isBroken: there === undefined };
}

const together = (a: Definitions, b: Definitions): Definitions =>
  Object.fromEntries(
    kinds.map((kind) => [listOf[kind], [...definitionsOf(a, kind), ...definitionsOf(b, kind)]]),
  ) as unknown as Definitions;
