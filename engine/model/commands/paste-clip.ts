/**
 * Puts copied nodes into a thread of any workflow. What they name and is not there comes along: threads, variables,
 * definitions. What is there under the same name is used; what would mean something else there gets a new name.
 */
import type { Drawing } from '../document/drawing.ts';
import { emptyLayout, type Point } from '../document/layout.ts';
import type { DefinitionKind } from '../document/problem.ts';
import type { ThreadVarDef } from '../document/workflow.ts';
import { sameValue } from '../diff/same-value.ts';
import { ok, type Result } from '../result.ts';
import { ancestors } from '../rules/thread-family.ts';
import { addDefinition, type AddDefinitionArgs } from './add-definition.ts';
import { changeThread, changeWorkflow, findThread, noSuchThread } from './change.ts';
import { workflowOfClip, type PortableClip } from './clip-nodes.ts';
import { definitionsOf, findDefinition, listOf, wordOf } from './definition-lists.ts';
import { freshName } from './fresh-name.ts';
import { pasteNodes } from './paste-nodes.ts';
import type { Refusal } from './refusal.ts';
import { renameThread } from './rename-thread.ts';
import { renameVariable } from './rename-variable.ts';
import { patched } from './sharing.ts';

export interface PasteClipArgs {
  /** Thread that gets the nodes. */
  readonly thread: string;
  readonly clip: PortableClip;
  /** Added to every position of the clip. */
  readonly offset?: Point;
}

export function pasteClip(drawing: Drawing, args: PasteClipArgs): Result<Drawing, Refusal> {
  const target = findThread(drawing, args.thread);
  if (target === undefined) return noSuchThread(args.thread);
  const clip = fitted(drawing, args);
  if (!clip.ok) return clip;
  const { variables, threads, definitions } = clip.value;
  const declared = changeThread(drawing, args.thread, (thread) =>
    ok(variables.length === 0 ? thread : patched(thread, { variables: [...thread.variables, ...variables] })),
  );
  if (!declared.ok) return declared;
  let next = changeWorkflow(declared.value, (workflow) =>
    threads.length === 0 ? workflow : patched(workflow, { threads: [...workflow.threads, ...threads] }),
  );
  for (const kind of Object.keys(listOf) as DefinitionKind[])
    for (const definition of definitionsOf(definitions, kind)) {
      if (findDefinition(next, kind, definition.name) !== undefined) continue;
      const added = addDefinition(next, { kind, definition } as AddDefinitionArgs);
      if (!added.ok) return added;
      next = added.value;
    }
  return pasteNodes(next, { ...args, clip: clip.value });
}

/** The clip without what the workflow has already, and with names that are free there. */
function fitted(drawing: Drawing, { thread, clip }: PasteClipArgs): Result<PortableClip, Refusal> {
  const { workflow } = drawing;
  const isSameWorkflow = clip.from.workflow === workflow.name;
  const isThere = ({ name }: PortableClip['threads'][number]): boolean => {
    const there = findThread(drawing, name);
    const own = clip.threads.find((each) => each.name === name);
    return there !== undefined && (isSameWorkflow || sameValue(there, own));
  };
  const visible = new Set(
    [...ancestors(workflow.threads, thread)].flatMap((name) =>
      (findThread(drawing, name)?.variables ?? []).map((variable) => variable.name),
    ),
  );
  // A thread that nobody is told to be above the target can't be seen by its name.
  const variables = clip.variables.filter(({ name }) => !visible.has(name));
  const threads = clip.threads.filter((each) => !isThere(each));
  const small: Drawing = {
    workflow: workflowOfClip({ ...clip, variables, threads }),
    layout: emptyLayout,
    definitions: clip.definitions,
  };
  const renamed = renamedApart(small, drawing);
  if (!renamed.ok) return renamed;
  const [first, ...rest] = renamed.value.workflow.threads;
  const isStart = thread === workflow.entrypoint;
  const fit = (variable: ThreadVarDef) => fittingVariable(variable, isStart, workflow.parent !== undefined);
  return ok({
    ...clip,
    nodes: first?.nodes ?? [],
    variables: (first?.variables ?? []).map(fit),
    threads: rest,
  });
}

/** Gives threads and variables of the clip other names where the workflow has theirs. */
function renamedApart(small: Drawing, drawing: Drawing): Result<Drawing, Refusal> {
  const namesOf = ({ workflow }: Drawing) => workflow.threads.map(({ name }) => name);
  const variablesOf = ({ workflow }: Drawing) =>
    workflow.threads.flatMap(({ variables }) => variables.map(({ name }) => name));
  let next = small;
  for (const name of namesOf(small).slice(1)) {
    if (!namesOf(drawing).includes(name)) continue;
    const fresh = freshName(name, [...namesOf(drawing), ...namesOf(next)]);
    const renamed = renameThread(next, { thread: name, name: fresh });
    if (!renamed.ok) return renamed;
    next = renamed.value;
  }
  for (const { name: thread, variables } of next.workflow.threads)
    for (const { name } of variables) {
      // INPUT is what an element, an event or a failure arrives in; every thread may declare its own.
      if (name === 'INPUT' || !variablesOf(drawing).includes(name)) continue;
      const fresh = freshName(name, [...variablesOf(drawing), ...variablesOf(next)]);
      const renamed = renameVariable(next, { thread, variable: name, name: fresh });
      if (!renamed.ok) return renamed;
      next = renamed.value;
    }
  return ok(next);
}

/** A thread that is started by others can't be given a required value by surprise; INHERITED needs a parent. */
function fittingVariable(variable: ThreadVarDef, isStart: boolean, hasParent: boolean): ThreadVarDef {
  const access = variable.access === 'INHERITED' && !hasParent ? undefined : variable.access;
  return patched(variable, { access, required: isStart ? variable.required : undefined });
}

/** What came along with pasted nodes, in words: `variable card-token`, `TaskDef charge-card`. */
export function broughtAlong(before: Drawing, after: Drawing): readonly string[] {
  const namesOf = <T extends { readonly name: string }>(list: readonly T[]) => list.map(({ name }) => name);
  const added = (word: string, was: readonly string[], is: readonly string[]): readonly string[] => {
    const known = new Set(was);
    return is.filter((name) => !known.has(name)).map((name) => `${word} ${name}`);
  };
  const [was, is] = [before.workflow.threads, after.workflow.threads];
  const variables = (threads: typeof was) => threads.flatMap((thread) => namesOf(thread.variables));
  return [
    ...added('thread', namesOf(was), namesOf(is)),
    ...added('variable', variables(was), variables(is)),
    ...(Object.keys(listOf) as DefinitionKind[]).flatMap((kind) =>
      added(
        wordOf[kind],
        namesOf(definitionsOf(before.definitions, kind)),
        namesOf(definitionsOf(after.definitions, kind)),
      ),
    ),
  ];
}
