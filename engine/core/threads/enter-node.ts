/** A ThreadRun comes to a Node: the NodeRun begins. */
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import type { Node, ThreadSpec } from '#api/gen/wf_spec_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';

/** Makes the NodeRun; what the Node then does is `arrive` of its kind. Counts towards VISITS_MAX. */
export function enterNode(
  step: Deciding,
  state: WfRunState,
  thread: ThreadRun,
  nodeName: string,
  node: Node,
): void {
  if (node.node.case === undefined) throw new Error(`Node ${nodeName} has no kind.`);
  const behaviour = step.nodes[node.node.case];
  step.visits += 1;
  step.emit(state.id, 'node-run-arrived', {
    thread: thread.number,
    position: thread.currentNodePosition + 1,
    nodeName,
    nodeKind: behaviour.kind,
    startsThread: behaviour.startsThread?.(node.node.value as never),
    eventDef: behaviour.eventDef?.(node.node.value as never),
  });
}

const entrypoints = new WeakMap<ThreadSpec, string>();

/** Name of the one ENTRYPOINT Node, whatever it is called (littlehorse.md §3.1). */
export function entrypointOf(spec: ThreadSpec): string {
  let name = entrypoints.get(spec);
  if (name === undefined) {
    name = Object.keys(spec.nodes).find((each) => spec.nodes[each]?.node.case === 'entrypoint');
    if (name === undefined) throw new Error('A ThreadSpec has no ENTRYPOINT Node.');
    entrypoints.set(spec, name);
  }
  return name;
}
