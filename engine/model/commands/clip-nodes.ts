/**
 * Copying nodes to take them elsewhere, into another workflow or another window: beside the nodes and the edges among
 * them, the variables, threads and definitions that they name, so that nothing has to be missing where they go.
 */
import { noDefinitions, type Definitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import { mergedDefinitions } from '../document/merged-definitions.ts';
import type { ThreadSpec, ThreadVarDef, WorkflowDocument } from '../document/workflow.ts';
import { namesIn } from '../expression/references.ts';
import { ancestors, childThreads } from '../rules/thread-family.ts';
import { definitionsNamedIn, structDefsNamedIn, type NamedDefinition } from '../uses/named-definitions.ts';
import { findThread } from './change.ts';
import { copyNodes, type NodeClip } from './node-clip.ts';
import { expressionsOf } from './rewrite-expressions.ts';

/** A clip that can be pasted into any workflow. */
export interface PortableClip extends NodeClip {
  readonly from: { readonly workflow: string; readonly thread: string };
  /** Of the thread or of those above it, as far as the nodes or `threads` use them. */
  readonly variables: readonly ThreadVarDef[];
  /** What the nodes start, or handle failures with, and what those start in turn. */
  readonly threads: readonly ThreadSpec[];
  readonly definitions: Definitions;
}

/** The clip as a small workflow of its own, whose first thread has the nodes. */
export function workflowOfClip(clip: PortableClip): WorkflowDocument {
  const { from, variables, nodes, threads } = clip;
  const first = { name: from.thread, variables, interrupts: [], nodes };
  return { name: from.workflow, entrypoint: from.thread, threads: [first, ...threads] };
}

/** Entrypoints and names that are not there are left out. */
export function clipNodes(drawing: Drawing, thread: string, names: readonly string[]): PortableClip {
  const { workflow } = drawing;
  const clip = copyNodes(drawing, thread, names);
  const first: ThreadSpec = { name: thread, variables: [], interrupts: [], nodes: clip.nodes };
  const threads = threadsBelow(workflow, first);
  const whole = {
    ...clip,
    from: { workflow: workflow.name, thread },
    variables: variablesFor(drawing, thread, [first, ...threads]),
    threads,
    definitions: noDefinitions,
  };
  return { ...whole, definitions: definitionsFor(drawing, workflowOfClip(whole)) };
}

/** All that `first` runs, directly or not; its own name left out. In the order of the file. */
function threadsBelow({ threads }: WorkflowDocument, first: ThreadSpec): readonly ThreadSpec[] {
  const found = new Set(childThreads(first));
  for (const name of found) {
    const thread = name === first.name ? undefined : threads.find((each) => each.name === name);
    for (const child of thread ? childThreads(thread) : []) found.add(child);
  }
  return threads.filter(({ name }) => name !== first.name && found.has(name));
}

function variablesFor(
  drawing: Drawing,
  thread: string,
  copied: readonly ThreadSpec[],
): readonly ThreadVarDef[] {
  const used = new Set<string>();
  const own = new Set(copied.flatMap(({ variables }) => variables.map(({ name }) => name)));
  for (const { nodes } of copied)
    for (const { text } of nodes.flatMap(expressionsOf)) {
      const { read, written } = namesIn(text);
      for (const name of read) used.add(name);
      if (written !== undefined) used.add(written);
    }
  const declared = new Map<string, ThreadVarDef>();
  for (const name of ancestors(drawing.workflow.threads, thread))
    for (const variable of findThread(drawing, name)?.variables ?? [])
      if (used.has(variable.name) && !own.has(variable.name) && !declared.has(variable.name))
        declared.set(variable.name, variable);
  return [...declared.values()];
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
