/**
 * What a NOP is in its thread. LittleHorse has no node for an if or a while: both are edges around a NOP, so the canvas
 * tells by the edges which of them it draws.
 */
import { IconArrowsJoin, IconArrowsSplit, IconPoint, IconRepeat, type TablerIcon } from '@tabler/icons-react';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { edgeKey, flowOf, type ThreadFlow } from '../layout/thread-flow.ts';
import { code, type LinePart } from './kind-view.ts';

export type NopRole =
  | { readonly kind: 'branch' | 'join' | 'pass' }
  /** `to`: its own edge leads back there; absent: a later node leads back to it. */
  | { readonly kind: 'loop'; readonly to?: string };

export const nopRoleIcons: Readonly<Record<NopRole['kind'], TablerIcon>> = {
  branch: IconArrowsSplit,
  join: IconArrowsJoin,
  loop: IconRepeat,
  pass: IconPoint,
};

const known = new WeakMap<ThreadFlow, ReadonlyMap<string, NopRole>>();

function find(thread: ThreadSpec, { back }: ThreadFlow): ReadonlyMap<string, NopRole> {
  const incoming = new Map<string, number>();
  const heads = new Set<string>();
  for (const node of thread.nodes)
    node.next.forEach(({ to }, index) => {
      incoming.set(to, (incoming.get(to) ?? 0) + 1);
      if (back.has(edgeKey(node.name, index))) heads.add(to);
    });
  const roleOf = (node: Node): NopRole => {
    const loop = node.next.find((_edge, index) => back.has(edgeKey(node.name, index)));
    if (loop) return { kind: 'loop', to: loop.to };
    if (heads.has(node.name) && node.next.length > 1) return { kind: 'loop' };
    if (node.next.length > 1) return { kind: 'branch' };
    return { kind: (incoming.get(node.name) ?? 0) > 1 ? 'join' : 'pass' };
  };
  // Of all: another form that flows the same may have a NOP where this one has a task.
  return new Map(thread.nodes.map((node) => [node.name, roleOf(node)]));
}

/** Of a NOP in its thread, undefined of all others. Found once for all forms of the thread that flow the same. */
export function nopRoleOf(thread: ThreadSpec, node: Node): NopRole | undefined {
  if (node.kind !== 'nop') return undefined;
  const flow = flowOf(thread);
  const roles = known.get(flow) ?? find(thread, flow);
  known.set(flow, roles);
  return roles.get(node.name);
}

/** The line under the name of a NOP with this role. */
export function nopLine(node: Node, role: NopRole): readonly LinePart[] {
  const question = node.next.find(({ when }) => when !== undefined)?.when;
  switch (role.kind) {
    case 'loop': {
      if (role.to === undefined) return ['repeats while ', code(question)];
      const when = node.next.find(({ to }) => to === role.to)?.when;
      return when === undefined
        ? ['otherwise back to ', code(role.to)]
        : ['back to ', code(role.to), ' while ', code(when)];
    }
    case 'branch':
      return question === undefined ? ['takes the first path'] : [code(question), ' ?'];
    case 'join':
      return ['paths meet'];
    case 'pass':
      return ['goes on'];
  }
}
