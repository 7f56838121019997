/** Which nodes, edges and handlers of a workflow some simulations went through. */
import type { FailureHandlerDef } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import type { Simulation } from './simulate.ts';

export interface Covered {
  readonly total: number;
  readonly covered: number;
  /** In file order, e.g. `charge → paid`. */
  readonly missing: readonly string[];
}

export interface Coverage {
  readonly nodes: Covered;
  /** Two edges between the same nodes count as covered together: a WfRun does not tell which one it took. */
  readonly edges: Covered;
  /** Failure handlers and interrupts. */
  readonly handlers: Covered;
}

export function coverageOf(workflow: WorkflowDocument, simulations: readonly Simulation[]): Coverage {
  const nodes = new Set<string>();
  const edges = new Set<string>();
  const threads = new Set<string>();
  for (const simulation of simulations) visit(simulation, nodes, edges, threads);
  const wanted = { nodes: [] as string[], edges: [] as string[], handlers: [] as string[] };
  const met = { nodes: [] as boolean[], edges: [] as boolean[], handlers: [] as boolean[] };
  for (const thread of workflow.threads) {
    for (const node of thread.nodes) {
      wanted.nodes.push(`${thread.name}/${node.name}`);
      met.nodes.push(nodes.has(`${thread.name}/${node.name}`));
      for (const edge of node.next) {
        wanted.edges.push(`${thread.name}/${node.name} → ${edge.to}`);
        met.edges.push(edges.has(`${thread.name}/${node.name} → ${edge.to}`));
      }
      const at = `${thread.name}/${node.name}`;
      for (const handler of node.onFailure) {
        wanted.handlers.push(`${at} on ${whatOf(handler)}`);
        met.handlers.push(threads.has(`${at} ⇒ ${handler.run}`));
      }
      if (node.kind !== 'wait-for-threads') continue;
      for (const handler of node.onThreadFailure ?? []) {
        wanted.handlers.push(`${at} on ${whatOf(handler)} of a thread`);
        // It is a child of the thread that failed, which may be of any ThreadSpec.
        met.handlers.push([...threads].some((started) => started.endsWith(` ⇒ ${handler.run}`)));
      }
    }
    for (const interrupt of thread.interrupts) {
      wanted.handlers.push(`${thread.name} on ${interrupt.event}`);
      met.handlers.push(threads.has(`${thread.name} ⇒ ${interrupt.run}`));
    }
  }
  const sum = (names: string[], are: boolean[]): Covered => ({
    total: names.length,
    covered: are.filter(Boolean).length,
    missing: names.filter((_, index) => !are[index]),
  });
  return {
    nodes: sum(wanted.nodes, met.nodes),
    edges: sum(wanted.edges, met.edges),
    handlers: sum(wanted.handlers, met.handlers),
  };
}

const whatOf = ({ failure, anyOf }: FailureHandlerDef): string => failure ?? anyOf ?? 'any failure';

/** Only the WfRun itself counts, not the child WfRuns of other WfSpecs. */
function visit(
  { entries, state }: Simulation,
  nodes: Set<string>,
  edges: Set<string>,
  threads: Set<string>,
): void {
  const specs = new Map<number, string>();
  const last = new Map<number, string>();
  for (const entry of entries) {
    if (entry.wfRunId !== state?.id) continue;
    if (entry.kind === 'thread-run-started') {
      specs.set(entry.thread, entry.threadSpecName);
      const parent = entry.parent === undefined ? undefined : specs.get(entry.parent);
      const failed = entry.failureBeingHandled;
      if (failed !== undefined) {
        const at = state.nodeRuns.get(`${failed.threadRunNumber}/${failed.nodeRunPosition}`)?.nodeName;
        threads
          .add(`${parent} ⇒ ${entry.threadSpecName}`)
          .add(`${specs.get(failed.threadRunNumber)}/${at} ⇒ ${entry.threadSpecName}`);
      } else if (parent !== undefined) threads.add(`${parent} ⇒ ${entry.threadSpecName}`);
    }
    if (entry.kind !== 'node-run-arrived') continue;
    const spec = specs.get(entry.thread)!;
    nodes.add(`${spec}/${entry.nodeName}`);
    const from = last.get(entry.thread);
    if (from !== undefined) edges.add(`${spec}/${from} → ${entry.nodeName}`);
    last.set(entry.thread, entry.nodeName);
  }
}
