/**
 * Puts copied nodes into threads of any workflow, with their groups and notes. What they name and is not there comes
 * along: threads, variables, definitions. What is there under the same name is used; what would mean something else
 * there gets a new name.
 */
import type { Drawing } from '../document/drawing.ts';
import type { LayoutDocument, Note, Point } from '../document/layout.ts';
import type { DefinitionKind } from '../document/problem.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { ok, type Result } from '../result.ts';
import { addDefinition, type AddDefinitionArgs } from './add-definition.ts';
import { changeThread, changeWorkflow, findThread, noSuchThread } from './change.ts';
import type { PortableClip } from './clip-nodes.ts';
import { definitionsOf, findDefinition, listOf } from './definition-lists.ts';
import { fitClip, type FittedClip, type FittedPart } from './fit-clip.ts';
import { freshName } from './fresh-name.ts';
import { changeGroups, groupsOf } from './groups.ts';
import { pastedNames, pasteNodes } from './paste-nodes.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface PasteClipArgs {
  /** Thread that gets the nodes of the clip's first thread. Those of others go into the threads of the same names. */
  readonly thread: string;
  readonly clip: PortableClip;
  /** Added to the positions of the first thread's nodes and of the notes. */
  readonly offset?: Point;
  /** Of `thread`'s frame on the canvas; absent: what the layout says of it. */
  readonly corner?: Point | undefined;
  /** Added to the positions of the nodes of further threads, by the clip's name of the thread. */
  readonly offsets?: Readonly<Record<string, Point>>;
}

type NamesByThread = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function pasteClip(drawing: Drawing, args: PasteClipArgs): Result<Drawing, Refusal> {
  const { thread, clip, offset, offsets = {} } = args;
  if (findThread(drawing, thread) === undefined) return noSuchThread(thread);
  const fitted = fitClip(drawing, thread, clip);
  if (!fitted.ok) return fitted;
  let next = withThreads(drawing, fitted.value);
  for (const kind of Object.keys(listOf) as DefinitionKind[])
    for (const definition of definitionsOf(clip.definitions, kind)) {
      if (findDefinition(next, kind, definition.name) !== undefined) continue;
      const added = addDefinition(next, { kind, definition } as AddDefinitionArgs);
      if (!added.ok) return added;
      next = added.value;
    }
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const part of fitted.value.parts) {
    const by = part.from === clip.from.thread ? offset : offsets[part.from];
    // A thread that is made for them is laid out anew: its entrypoint stands nowhere yet.
    const isThere = findThread(drawing, part.thread) !== undefined;
    const one = {
      thread: part.thread,
      clip: isThere ? part : { ...part, places: {} },
      ...(by && { offset: by }),
    };
    names.set(part.from, pastedNames(next, one));
    const pasted = pasteNodes(next, one);
    if (!pasted.ok) return pasted;
    next = pasted.value;
  }
  return ok(withNotes(withGroups(next, fitted.value, names), args));
}

/** With the threads that come along, those that are made for copied nodes, and the variables that the others lack. */
function withThreads(drawing: Drawing, { parts, threads }: FittedClip): Drawing {
  let next = drawing;
  for (const part of parts) {
    const declared = changeThread(next, part.thread, (thread) =>
      ok(
        part.variables.length === 0
          ? thread
          : patched(thread, { variables: [...thread.variables, ...part.variables] }),
      ),
    );
    if (declared.ok) next = declared.value;
  }
  const made = parts.filter(({ thread }) => findThread(drawing, thread) === undefined).map(threadFor);
  const added = [...threads, ...made];
  return added.length === 0
    ? next
    : changeWorkflow(next, (workflow) => patched(workflow, { threads: [...workflow.threads, ...added] }));
}

/** An entrypoint that leads to the first of the nodes to which nothing else leads. */
function threadFor({ thread, nodes, variables }: FittedPart): ThreadSpec {
  const reached = new Set(nodes.flatMap(({ next }) => next.map(({ to }) => to)));
  const first = nodes.find(({ name }) => !reached.has(name)) ?? nodes[0];
  const start = freshName(
    'start',
    nodes.map(({ name }) => name),
  );
  return {
    name: thread,
    variables,
    interrupts: [],
    nodes: [
      {
        kind: 'entrypoint',
        name: start,
        onFailure: [],
        next: first === undefined ? [] : [{ to: first.name }],
      },
    ],
  };
}

function withGroups(drawing: Drawing, { parts, groups }: FittedClip, names: NamesByThread): Drawing {
  let next = drawing;
  for (const group of groups) {
    const part = parts.find(({ from }) => from === group.thread);
    const newNames = part && names.get(part.from);
    const id = freshName(
      group.id,
      groupsOf(next).map((each) => each.id),
    );
    const made = {
      ...group,
      id,
      thread: part?.thread ?? group.thread,
      nodes: group.nodes.map((name) => newNames?.get(name) ?? name),
    };
    next = changeGroups(next, (all) => [...all, made]);
  }
  return next;
}

function withNotes(drawing: Drawing, { thread, clip, offset, corner }: PasteClipArgs): Drawing {
  if (clip.notes.length === 0) return drawing;
  const { layout } = drawing;
  const from = corner ?? (Object.hasOwn(layout.threads, thread) ? layout.threads[thread] : undefined);
  const by = { x: (from?.x ?? 0) + (offset?.x ?? 0), y: (from?.y ?? 0) + (offset?.y ?? 0) };
  const notes: Note[] = [...(layout.notes ?? [])];
  for (const note of clip.notes) {
    const id = freshName(
      note.id,
      notes.map((each) => each.id),
    );
    notes.push({ ...note, id, x: note.x + by.x, y: note.y + by.y });
  }
  return patched(drawing, { layout: patched<LayoutDocument>(layout, { notes }) });
}
