/**
 * Makes a clip fit the workflow that it is pasted into: what is there already is left out of it, and what would mean
 * something else there gets another name.
 */
import type { Drawing } from '../document/drawing.ts';
import { emptyLayout, type Group, type Point } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import type { ThreadSpec, ThreadVarDef } from '../document/workflow.ts';
import { sameValue } from '../diff/same-value.ts';
import { ok, type Result } from '../result.ts';
import { ancestors } from '../rules/thread-family.ts';
import { findThread } from './change.ts';
import { isWhole, workflowOfClip, type PortableClip } from './clip-nodes.ts';
import { freshName } from './fresh-name.ts';
import type { Refusal } from './refusal.ts';
import { renameThread } from './rename-thread.ts';
import { renameVariable } from './rename-variable.ts';
import { filterSharing, patched } from './sharing.ts';

/** Nodes that go into a thread, and variables that it lacks. */
export interface FittedPart {
  /** As the clip calls the thread. */
  readonly from: string;
  /** The thread that gets them; it is to be made when the workflow has none of the name. */
  readonly thread: string;
  readonly nodes: readonly Node[];
  readonly places: Readonly<Record<string, Point>>;
  readonly variables: readonly ThreadVarDef[];
}

export interface FittedClip {
  /** The first thread's nodes come first. */
  readonly parts: readonly FittedPart[];
  /** Threads that come along whole. */
  readonly threads: readonly ThreadSpec[];
  /** Of nodes in `parts` or `threads`: `thread` is as the clip calls it for a part, else the whole thread's new name. */
  readonly groups: readonly Group[];
}

/**
 * Copied nodes of the first thread go into `thread`; those of another one into the thread of its name, unless it comes
 * along whole, when they are in it.
 */
export function fitClip(drawing: Drawing, thread: string, clip: PortableClip): Result<FittedClip, Refusal> {
  const { workflow } = drawing;
  const threads = missingThreads(drawing, clip);
  const targetOf = (name: string): string => (name === clip.from.thread ? thread : name);
  const unseen = (name: string, variables: readonly ThreadVarDef[]) =>
    withoutVisible(drawing, targetOf(name), variables);
  const small: Drawing = {
    workflow: workflowOfClip({
      ...clip,
      variables: unseen(clip.from.thread, clip.variables),
      threads: threads.map((each) =>
        isWhole(each) ? each : patched(each, { variables: unseen(each.name, each.variables) }),
      ),
    }),
    layout: emptyLayout,
    definitions: clip.definitions,
  };
  const renamed = renamedApart(small, drawing);
  if (!renamed.ok) return renamed;
  const [first, ...rest] = renamed.value.workflow.threads;
  const copied = [...(first ? [first] : []), ...rest.filter((each) => !isWhole(each))];
  const parts = copied.map(({ name, nodes, variables }): FittedPart => {
    const to = targetOf(name);
    const fit = (variable: ThreadVarDef) =>
      fittingVariable(variable, to === workflow.entrypoint, workflow.parent !== undefined);
    const places =
      name === clip.from.thread ? clip.places : clip.also.find((each) => each.thread === name)?.places;
    return { from: name, thread: to, nodes, places: places ?? {}, variables: variables.map(fit) };
  });
  const groups = clip.groups.flatMap((group): Group[] => {
    const index = [clip.from.thread, ...threads.map(({ name }) => name)].indexOf(group.thread);
    const spec = renamed.value.workflow.threads[index];
    const names = new Set(spec?.nodes.map(({ name }) => name));
    return spec && group.nodes.every((name) => names.has(name)) ? [{ ...group, thread: spec.name }] : [];
  });
  return ok({ parts, threads: rest.filter(isWhole), groups });
}

/** Without the whole threads that are there already; of those only the nodes that were copied themselves. */
function missingThreads(drawing: Drawing, clip: PortableClip): readonly ThreadSpec[] {
  const isSameWorkflow = clip.from.workflow === drawing.workflow.name;
  return clip.threads.flatMap((each): readonly ThreadSpec[] => {
    const there = findThread(drawing, each.name);
    if (!isWhole(each) || there === undefined) return [each];
    if (!isSameWorkflow && !sameValue(there, each)) return [each];
    const names = new Set(clip.also.find(({ thread }) => thread === each.name)?.nodes);
    const nodes = each.nodes
      .filter(({ name, kind }) => names.has(name) && kind !== 'entrypoint')
      .map((node) => patched(node, { next: filterSharing(node.next, ({ to }) => names.has(to)) }));
    return nodes.length === 0 ? [] : [{ name: each.name, variables: [], interrupts: [], nodes }];
  });
}

/** Variables that are not seen in a thread by their name. */
function withoutVisible(
  { workflow }: Drawing,
  thread: string,
  variables: readonly ThreadVarDef[],
): readonly ThreadVarDef[] {
  const visible = new Set(
    [...ancestors(workflow.threads, thread)].flatMap((name) =>
      (workflow.threads.find((each) => each.name === name)?.variables ?? []).map((variable) => variable.name),
    ),
  );
  return variables.filter(({ name }) => !visible.has(name));
}

/** Gives threads and variables of the clip other names where the workflow has theirs. */
function renamedApart(small: Drawing, drawing: Drawing): Result<Drawing, Refusal> {
  const namesOf = ({ workflow }: Drawing) => workflow.threads.map(({ name }) => name);
  const variablesOf = ({ workflow }: Drawing) =>
    workflow.threads.flatMap(({ variables }) => variables.map(({ name }) => name));
  let next = small;
  for (const { name } of small.workflow.threads.slice(1).filter(isWhole)) {
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
