/**
 * Which variables each ThreadSpec of a request will see when it runs: its own and those of every thread that may run above it
 * (littlehorse.md §4.4), for completion. The server asks for less at PutWfSpec: see declared-variables.ts. Handlers of
 * waited-for threads run below those threads; what these are is not known, so the thread that waits stands for them.
 */
import type { FailureHandlerDef, Node, ThreadSpec, ThreadVarDef } from '#api/gen/wf_spec_pb.js';

export interface VisibleVariable {
  /** ThreadSpec that declares it. */
  readonly owner: string;
  readonly def: ThreadVarDef;
}

type Threads = { readonly [name: string]: ThreadSpec };

const runs = (handlers: readonly FailureHandlerDef[]) => handlers.map((each) => each.handlerSpecName);

function threadsOfNode({ node, failureHandlers }: Node): readonly string[] {
  const own = runs(failureHandlers);
  if (node.case === 'startThread' || node.case === 'startMultipleThreads')
    return [node.value.threadSpecName, ...own];
  if (node.case === 'waitForThreads') return [...own, ...runs(node.value.perThreadFailureHandlers)];
  return own;
}

/** Parents by child. */
function parentsOf(threads: Threads): ReadonlyMap<string, ReadonlySet<string>> {
  const parents = new Map<string, Set<string>>();
  for (const [name, thread] of Object.entries(threads)) {
    const children = [
      ...thread.interruptDefs.map((each) => each.handlerSpecName),
      ...Object.values(thread.nodes).flatMap(threadsOfNode),
    ];
    for (const child of children) parents.set(child, (parents.get(child) ?? new Set()).add(name));
  }
  return parents;
}

/** By thread, then by variable name; a thread's own declaration comes before its ancestors'. */
export function visibleVariables(
  threads: Threads,
): ReadonlyMap<string, ReadonlyMap<string, VisibleVariable>> {
  const parents = parentsOf(threads);
  const visible = new Map<string, ReadonlyMap<string, VisibleVariable>>();
  for (const name of Object.keys(threads)) {
    const family = new Set([name]);
    for (const each of family) for (const parent of parents.get(each) ?? []) family.add(parent);
    const found = new Map<string, VisibleVariable>();
    for (const owner of family)
      for (const def of threads[owner]?.variableDefs ?? []) {
        const variable = def.varDef?.name ?? '';
        if (!found.has(variable)) found.set(variable, { owner, def });
      }
    visible.set(name, found);
  }
  return visible;
}
