/** What an expression can name at a place of the drawing: variables of the thread and of those above it, outputs of nodes. */
import type { ThreadSpec as WireThread } from '#api/gen/wf_spec_pb.js';
import type { Drawing } from '#model/document/drawing.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import type { CompletionEnv } from '#model/expression/complete.ts';
import type { StaticType } from '#model/types/static-type.ts';
import type { MetadataLookup } from '#model/validate/metadata-lookup.ts';
import { nodeOutput } from '#model/validate/node-output.ts';
import { partialRequest } from '#model/validate/partial-request.ts';
import { projectLookup } from '#model/validate/project-lookup.ts';
import { isSetOnEveryPath, nodesOnEveryPath } from '#model/uses/on-every-path.ts';
import { variableType } from '#model/validate/variable-type.ts';
import { visibleVariables, type VisibleVariable } from '#model/validate/wire-threads.ts';
import { lastRunOf } from './last-run.ts';

interface Known {
  readonly threads: { readonly [name: string]: WireThread };
  readonly visible: ReadonlyMap<string, ReadonlyMap<string, VisibleVariable>>;
  readonly lookup: MetadataLookup;
}

const known = new WeakMap<Drawing, Known>();

/** Worked out once for a drawing, however many fields ask. */
function knownOf(drawing: Drawing): Known {
  const present = known.get(drawing);
  if (present !== undefined) return present;
  const threads = partialRequest(drawing.workflow).request.threadSpecs;
  const made: Known = { threads, visible: visibleVariables(threads), lookup: projectLookup(drawing) };
  known.set(drawing, made);
  return made;
}

export interface ExpressionPlace {
  readonly thread: string;
  readonly node?: string;
}

export function expressionEnv(drawing: Drawing, place: ExpressionPlace): CompletionEnv {
  const { threads, visible, lookup } = knownOf(drawing);
  const variables = visible.get(place.thread);
  const nodes = threads[place.thread]?.nodes ?? {};
  const outputOf = (name: string): StaticType | undefined => {
    const node = Object.hasOwn(nodes, name) ? nodes[name] : undefined;
    return node && nodeOutput(node, lookup);
  };
  const spec = drawing.workflow.threads.find((each) => each.name === place.thread);
  // Worked out when somebody asks: most fields are never typed in.
  let certain: ReadonlySet<string> | undefined;
  const caution = (kind: 'variable' | 'output', name: string): string | undefined => {
    if (spec === undefined || place.node === undefined) return undefined;
    if (kind === 'output') certain ??= nodesOnEveryPath(spec, place.node);
    if (kind === 'output')
      return certain?.has(name) || name === place.node ? undefined : 'not run on every path';
    const own = spec.variables.find((variable) => variable.name === name);
    return own === undefined || isSetOnEveryPath(spec, own, place.node) ? undefined : 'not set on every path';
  };
  const last = lastRunOf(drawing.workflow.name);
  return {
    caution,
    seen: {
      variable: (name) => last.variables.get(name),
      nodeOutput: (name) => last.outputs.get(`${place.thread}/${name}`),
    },
    variable: (name) => {
      const found = variables?.get(name);
      return found && variableType(found.def.varDef);
    },
    nodeOutput: outputOf,
    structDef: (name, version) => lookup.structDef(name, version) ?? 'unknown',
    variables: () => [...(variables?.keys() ?? [])],
    nodes: () => (spec ? nodesBefore(spec, place.node) : []).filter((name) => outputOf(name) !== 'void'),
  };
}

/** The thread that declares a variable which is seen at a place. */
export const ownerOf = (drawing: Drawing, place: ExpressionPlace, variable: string): string | undefined =>
  knownOf(drawing).visible.get(place.thread)?.get(variable)?.owner;

/** Nodes that may have run before the node is left, the node itself (its edges can name it) included; in file order. */
export function nodesBefore({ nodes }: ThreadSpec, node: string | undefined): readonly string[] {
  if (node === undefined || !nodes.some((each) => each.name === node)) return nodes.map((each) => each.name);
  const before = new Set([node]);
  for (const reached of before)
    for (const each of nodes) if (each.next.some((edge) => edge.to === reached)) before.add(each.name);
  return nodes.map((each) => each.name).filter((name) => before.has(name));
}
