/**
 * Copying nodes to take them elsewhere, into another workflow or another window: beside the nodes and the edges among
 * them, the variables, threads and definitions that they name, so that nothing has to be missing where they go. Nodes of
 * several threads go together, with the groups that are copied whole, and with notes.
 */
import { noDefinitions, type Definitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { Group, Note, Point } from '../document/layout.ts';
import { mergedDefinitions } from '../document/merged-definitions.ts';
import type { ThreadSpec, ThreadVarDef, WorkflowDocument } from '../document/workflow.ts';
import { namesIn } from '../expression/references.ts';
import { ancestors, childThreads } from '../rules/thread-family.ts';
import { definitionsNamedIn, structDefsNamedIn, type NamedDefinition } from '../uses/named-definitions.ts';
import { findThread } from './change.ts';
import { copyNodes, type NodeClip } from './node-clip.ts';
import { expressionsOf } from './rewrite-expressions.ts';

/** A clip that can be pasted into any workflow. `nodes` and `places` are those of the first thread. */
export interface PortableClip extends NodeClip {
  readonly from: { readonly workflow: string; readonly thread: string };
  /** Of the first thread or of those above it, as far as the nodes or `threads` use them. */
  readonly variables: readonly ThreadVarDef[];
  /**
   * What the nodes start, or handle failures with, and what those start in turn: these are whole. And the threads of
   * `also` that are not among them, with the copied nodes alone and no entrypoint.
   */
  readonly threads: readonly ThreadSpec[];
  /** Further threads of which nodes were copied. */
  readonly also: readonly ClipPart[];
  /** Groups all of whose nodes are in the clip. */
  readonly groups: readonly Group[];
  /** Relative to the first thread's corner. */
  readonly notes: readonly Note[];
  readonly definitions: Definitions;
}

export interface ClipPart {
  readonly thread: string;
  /** Names. */
  readonly nodes: readonly string[];
  /** By node name, relative to the thread's corner. */
  readonly places: Readonly<Record<string, Point>>;
}

export interface ClipSelection {
  /** At most one a thread. */
  readonly parts: readonly { readonly thread: string; readonly nodes: readonly string[] }[];
  /** Ids. */
  readonly notes?: readonly string[];
}

/** The clip as a small workflow of its own, whose first thread has the nodes. */
export function workflowOfClip(
  clip: Pick<PortableClip, 'from' | 'variables' | 'nodes' | 'threads'>,
): WorkflowDocument {
  const { from, variables, nodes, threads } = clip;
  const first = { name: from.thread, variables, interrupts: [], nodes };
  return { name: from.workflow, entrypoint: from.thread, threads: [first, ...threads] };
}

/** Nodes of one thread. Entrypoints and names that are not there are left out. */
export const clipNodes = (drawing: Drawing, thread: string, names: readonly string[]): PortableClip =>
  clipSelection(drawing, { parts: [{ thread, nodes: names }] });

/** Entrypoints and names that are not there are left out. Of notes alone the first thread is that of the workflow. */
export function clipSelection(drawing: Drawing, selection: ClipSelection): PortableClip {
  const { workflow, layout } = drawing;
  const order = new Map(workflow.threads.map(({ name }, index) => [name, index]));
  const parts = selection.parts
    .map(({ thread, nodes }) => ({ thread, ...copyNodes(drawing, thread, nodes) }))
    .filter(({ nodes }) => nodes.length > 0)
    .sort((a, b) => (order.get(a.thread) ?? 0) - (order.get(b.thread) ?? 0));
  const [
    head = { thread: selection.parts[0]?.thread ?? workflow.entrypoint, nodes: [], places: {} },
    ...rest
  ] = parts;
  const first: ThreadSpec = { name: head.thread, variables: [], interrupts: [], nodes: head.nodes };
  const copied = rest.map(({ thread, nodes }) => ({ name: thread, variables: [], interrupts: [], nodes }));
  const bare = threadsOfClip(workflow, first, copied);
  const { variables, threads } = withVariables(drawing, first, bare);
  const corner = Object.hasOwn(layout.threads, head.thread) ? layout.threads[head.thread] : undefined;
  const whole = {
    nodes: head.nodes,
    places: head.places,
    from: { workflow: workflow.name, thread: head.thread },
    variables,
    threads,
    also: rest.map(({ thread, nodes, places }) => ({ thread, nodes: nodes.map(({ name }) => name), places })),
    groups: wholeGroups(drawing, [first, ...threads]),
    notes: (layout.notes ?? [])
      .filter(({ id }) => selection.notes?.includes(id))
      .map((note) => ({ ...note, x: note.x - (corner?.x ?? 0), y: note.y - (corner?.y ?? 0) })),
    definitions: noDefinitions,
  };
  return { ...whole, definitions: definitionsFor(drawing, workflowOfClip(whole)) };
}

/** All that the copied nodes run, directly or not, whole; and the rest of what was copied. In the order of the file. */
function threadsOfClip(
  { threads }: WorkflowDocument,
  first: ThreadSpec,
  copied: readonly ThreadSpec[],
): readonly ThreadSpec[] {
  const found = new Set([first, ...copied].flatMap(childThreads));
  for (const name of found) {
    const thread = name === first.name ? undefined : threads.find((each) => each.name === name);
    for (const child of thread ? childThreads(thread) : []) found.add(child);
  }
  return threads.flatMap((thread) => {
    if (thread.name === first.name) return [];
    return found.has(thread.name) ? [thread] : copied.filter(({ name }) => name === thread.name);
  });
}

/** What is declared in a copied thread stays with it; what is declared above all of them comes to the first one. */
function withVariables(
  drawing: Drawing,
  first: ThreadSpec,
  copied: readonly ThreadSpec[],
): { readonly variables: readonly ThreadVarDef[]; readonly threads: readonly ThreadSpec[] } {
  const used = new Set<string>();
  for (const { nodes } of [first, ...copied])
    for (const { text } of nodes.flatMap(expressionsOf)) {
      const { read, written } = namesIn(text);
      for (const name of read) used.add(name);
      if (written !== undefined) used.add(written);
    }
  const usedOf = (name: string): readonly ThreadVarDef[] =>
    (findThread(drawing, name)?.variables ?? []).filter((variable) => used.has(variable.name));
  const threads = copied.map((each) => (isWhole(each) ? each : { ...each, variables: usedOf(each.name) }));
  const own = new Set(threads.flatMap(({ variables }) => variables.map(({ name }) => name)));
  const declared = new Map<string, ThreadVarDef>();
  for (const { name } of [first, ...copied.filter((each) => !isWhole(each))])
    for (const above of ancestors(drawing.workflow.threads, name))
      for (const variable of usedOf(above))
        if (!own.has(variable.name) && !declared.has(variable.name)) declared.set(variable.name, variable);
  return { variables: [...declared.values()], threads };
}

/** Whether a thread of a clip came along as it is; otherwise it is a thread's copied nodes. */
export const isWhole = ({ nodes }: ThreadSpec): boolean => nodes.some(({ kind }) => kind === 'entrypoint');

/** Groups whose nodes, as far as they are there, are all among these; names that are not there are left out. */
function wholeGroups(drawing: Drawing, copied: readonly ThreadSpec[]): readonly Group[] {
  return (drawing.layout.groups ?? []).flatMap((group) => {
    const there = new Set(findThread(drawing, group.thread)?.nodes.map(({ name }) => name));
    const taken = new Set(copied.find(({ name }) => name === group.thread)?.nodes.map(({ name }) => name));
    const nodes = group.nodes.filter((name) => there.has(name));
    return nodes.length > 0 && nodes.every((name) => taken.has(name)) ? [{ ...group, nodes }] : [];
  });
}

function definitionsFor(drawing: Drawing, workflow: WorkflowDocument): Definitions {
  const all = mergedDefinitions(drawing);
  let wanted: readonly NamedDefinition[] = definitionsNamedIn(workflow);
  for (;;) {
    const picked = pick(all, wanted);
    const more = structDefsNamedIn(picked).filter(
      ({ name }) => !wanted.some((each) => each.kind === 'struct-def' && each.name === name),
    );
    if (more.length === 0) return picked;
    wanted = [...wanted, ...more];
  }
}

function pick(all: Definitions, wanted: readonly NamedDefinition[]): Definitions {
  const of = <D extends { readonly name: string }>(kind: NamedDefinition['kind'], list: readonly D[]) =>
    list.filter(({ name }) => wanted.some((each) => each.kind === kind && each.name === name));
  return {
    taskDefs: of('task-def', all.taskDefs),
    externalEventDefs: of('external-event-def', all.externalEventDefs),
    workflowEventDefs: of('workflow-event-def', all.workflowEventDefs),
    userTaskDefs: of('user-task-def', all.userTaskDefs),
    structDefs: of('struct-def', all.structDefs),
  };
}
