/**
 * Whether a child thread can become nodes of its parent again: one node starts it, the next one does nothing but wait for
 * it, nobody else runs it, and it has nothing that only a ThreadRun has.
 */
import type { Edge, Node, StartThreadNode, WaitForThreadsNode } from '../document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';
import { expressionsOf } from '../commands/rewrite-expressions.ts';
import { references } from '../expression/references.ts';
import { threadsOfNode } from './thread-family.ts';
import type { Verdict } from './verdict.ts';

export interface Inline {
  readonly parent: ThreadSpec;
  readonly start: StartThreadNode;
  readonly wait: WaitForThreadsNode;
  readonly child: ThreadSpec;
  /** What comes after the waiting node. */
  readonly next: Edge;
  /** The child's first node after its entrypoint. */
  readonly first: string;
}

type Refused = Exclude<Verdict, { readonly allowed: true }>;

export type InlineVerdict = { readonly allowed: true; readonly inline: Inline } | Refused;

const refuse = (message: string): Refused => ({
  allowed: false,
  refusal: { code: 'not-simple', message: `This thread can't be put back in place: ${message}` },
});

/** How often threads run a thread: by nodes, failure handlers and interrupts. */
const runsOf = ({ threads }: WorkflowDocument, name: string): number =>
  threads.reduce((sum, thread) => {
    const nodes = thread.nodes.flatMap(threadsOfNode).filter((each) => each === name).length;
    return sum + nodes + thread.interrupts.filter(({ run }) => run === name).length;
  }, 0);

/** Why the child is more than nodes. */
function whyNotChild(child: ThreadSpec): string | undefined {
  if (child.variables.length > 0) return `“${child.name}” has variables of its own.`;
  if (child.interrupts.length > 0) return `“${child.name}” can be interrupted.`;
  const exit = child.nodes.find((node) => node.kind === 'exit' && (node.fail || node.returns));
  if (exit) return `“${exit.name}” fails or returns something.`;
  const open = child.nodes.find((node) => node.kind !== 'exit' && node.next.length === 0);
  return open && `the path ends at “${open.name}” without an exit.`;
}

function whyNotPair(start: Node, wait: Node | undefined): string | undefined {
  if (start.kind !== 'start-thread') return `“${start.name}” starts no single thread.`;
  if (start.inputs.length > 0) return `“${start.name}” gives it inputs.`;
  const [edge, ...more] = start.next;
  if (edge === undefined || more.length > 0 || edge.when !== undefined || edge.set !== undefined)
    return `nothing may stand on the one edge after “${start.name}”.`;
  if (wait?.kind !== 'wait-for-threads') return `the node after “${start.name}” does not wait for it.`;
  const waited = wait.threads?.length === 1 ? references(wait.threads[0] ?? '').nodes : [];
  if (waited[0] !== start.name)
    return `“${wait.name}” has to wait for output(${start.name}) and nothing else.`;
  if (wait.onFailure.length + start.onFailure.length + (wait.onThreadFailure ?? []).length > 0)
    return `failures of “${start.name}” or “${wait.name}” are handled.`;
  if (wait.next.length !== 1 || wait.next[0]?.when !== undefined)
    return `there has to be one way on after “${wait.name}”.`;
  return undefined;
}

export function mayInline(workflow: WorkflowDocument, thread: string, node: string): InlineVerdict {
  const parent = workflow.threads.find((each) => each.name === thread);
  const start = parent?.nodes.find((each) => each.name === node);
  if (parent === undefined || start === undefined) return refuse('it is not there any more.');
  const wait = parent.nodes.find((each) => each.name === start.next[0]?.to);
  const pair = whyNotPair(start, wait);
  if (pair !== undefined || start.kind !== 'start-thread' || wait?.kind !== 'wait-for-threads')
    return refuse(pair ?? 'it is not started and waited for.');
  const child = workflow.threads.find((each) => each.name === start.thread);
  if (child === undefined || child === parent) return refuse(`there is no thread “${start.thread}”.`);
  if (runsOf(workflow, child.name) > 1) return refuse(`“${child.name}” is run elsewhere, too.`);
  const why = whyNotChild(child);
  if (why !== undefined) return refuse(why);
  const users = parent.nodes.filter((each) => each !== wait);
  const user = users.find((each) =>
    expressionsOf(each).some(({ text }) => references(text).nodes.includes(start.name)),
  );
  if (user) return refuse(`“${user.name}” uses its number.`);
  const into = parent.nodes.filter((each) => each !== start && each.next.some(({ to }) => to === wait.name));
  if (into.length > 0) return refuse(`other edges lead to “${wait.name}”.`);
  const entry = child.nodes.find(({ kind }) => kind === 'entrypoint')?.next ?? [];
  const [first] = entry;
  if (first === undefined || entry.length > 1 || first.when !== undefined || first.set !== undefined)
    return refuse(`its entrypoint has to lead on by one plain edge.`);
  const exits = child.nodes.filter((each) => each.kind === 'exit').map(({ name }) => name);
  if (exits.includes(first.to)) return refuse('it does nothing.');
  return {
    allowed: true,
    inline: { parent, start, wait, child, next: wait.next[0] as Edge, first: first.to },
  };
}
