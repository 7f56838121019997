/**
 * What is different between two workflows, for people: added, removed and changed threads, variables, nodes and edges,
 * with the old and the new value of each field. Order of nodes in the file says nothing and is not compared.
 */
import type { Node } from '../document/node.ts';
import { patched } from '../commands/sharing.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';
import { type EdgeDifference, diffEdges } from './diff-edges.ts';
import { type FieldDifference, diffFields } from './diff-fields.ts';

export type ChangeKind = 'added' | 'removed' | 'changed';

export interface NamedDifference {
  readonly change: ChangeKind;
  readonly name: string;
  /** Of a changed record; empty otherwise. */
  readonly fields: readonly FieldDifference[];
}

export interface NodeDifference extends NamedDifference {
  readonly edges: readonly EdgeDifference[];
}

export interface ThreadDifference extends NamedDifference {
  readonly variables: readonly NamedDifference[];
  readonly interrupts: readonly NamedDifference[];
  readonly nodes: readonly NodeDifference[];
}

export interface WorkflowDifference {
  readonly same: boolean;
  /** The workflow's own: name, entrypoint, retentionSeconds, parent, allowedUpdates. */
  readonly fields: readonly FieldDifference[];
  readonly threads: readonly ThreadDifference[];
}

export function diffWorkflows(a: WorkflowDocument, b: WorkflowDocument): WorkflowDifference {
  const fields = diffFields(a, b, ['threads', 'definitions']);
  const threads = a.threads === b.threads ? [] : diffNamed(a.threads, b.threads, diffThread);
  return { same: fields.length === 0 && threads.length === 0, fields, threads };
}

/** First what a has, in its order, then what b adds. `undefined` from `compare`: no difference. */
function diffNamed<T extends { readonly name: string }, D>(
  a: readonly T[],
  b: readonly T[],
  compare: (before: T | undefined, after: T | undefined, name: string) => D | undefined,
): readonly D[] {
  const old = new Map(a.map((each) => [each.name, each]));
  const now = new Map(b.map((each) => [each.name, each]));
  const found: D[] = [];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const before = old.get(name);
    const after = now.get(name);
    if (before === after) continue;
    const difference = compare(before, after, name);
    if (difference !== undefined) found.push(difference);
  }
  return found;
}

const changeOf = (before: unknown, after: unknown): ChangeKind =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

function diffThread(
  before: ThreadSpec | undefined,
  after: ThreadSpec | undefined,
  name: string,
): ThreadDifference | undefined {
  const fields = before && after ? diffFields(before, after, ['variables', 'interrupts', 'nodes']) : [];
  const interrupts = diffNamed(
    (before?.interrupts ?? []).map((each) => ({ ...each, name: each.event })),
    (after?.interrupts ?? []).map((each) => ({ ...each, name: each.event })),
    diffRecord,
  );
  const variables = diffNamed(before?.variables ?? [], after?.variables ?? [], diffRecord);
  const nodes = diffNamed(before?.nodes ?? [], after?.nodes ?? [], diffNode);
  const change = changeOf(before, after);
  const nothing = fields.length + interrupts.length + variables.length + nodes.length === 0;
  if (change === 'changed' && nothing) return undefined;
  return { change, name, fields, variables, interrupts, nodes };
}

function diffRecord(
  before: { readonly name: string } | undefined,
  after: { readonly name: string } | undefined,
  name: string,
): NamedDifference | undefined {
  const fields = before && after ? diffFields(before, after, []) : [];
  const change = changeOf(before, after);
  return change === 'changed' && fields.length === 0 ? undefined : { change, name, fields };
}

function diffNode(
  before: Node | undefined,
  after: Node | undefined,
  name: string,
): NodeDifference | undefined {
  const bare = (node: Node): { readonly name: string } =>
    patched<Partial<Node>>(node, { next: undefined }) as Node;
  const own = diffRecord(before && bare(before), after && bare(after), name);
  const edges = diffEdges(before?.next ?? [], after?.next ?? []);
  if (own === undefined && edges.length === 0) return undefined;
  return { change: own?.change ?? 'changed', name, fields: own?.fields ?? [], edges };
}
