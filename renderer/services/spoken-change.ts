/** What an edit of the drawing did, in one sentence for the ear: `Added task charge after reserve.` */
import { definitionsOf } from '#model/commands/definition-lists.ts';
import { diffWorkflows, type NodeDifference, type ThreadDifference } from '#model/diff/diff-workflows.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Node } from '#model/document/node.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { viewOf } from '../canvas/nodes/registry.ts';
import { allHandlers, branchWords, handlerWords, placeOf, waysTo } from '../panels/outline/spoken-place.ts';
import { spokenLayoutChange } from './spoken-layout-change.ts';

/** More than this is counted, not told. */
const TOLD_AT_MOST = 3;

const definitionWords: Readonly<Record<DefinitionKind, string>> = {
  'task-def': 'task definition',
  'external-event-def': 'external event definition',
  'workflow-event-def': 'workflow event definition',
  'user-task-def': 'user task definition',
  'struct-def': 'struct definition',
};

const kindOf = (node: Node): string => viewOf(node.kind).label.toLowerCase();
const threadIn = (drawing: Drawing, name: string): ThreadSpec | undefined =>
  drawing.workflow.threads.find((thread) => thread.name === name);
const nodeIn = (thread: ThreadSpec | undefined, name: string): Node | undefined =>
  thread?.nodes.find((node) => node.name === name);

/** A removed and an added record at the same place of their lists: one that got another name. */
function renaming(
  before: readonly { readonly name: string }[],
  after: readonly { readonly name: string }[],
): { from: string; to: string } | undefined {
  if (before.length !== after.length) return undefined;
  const differ = before.flatMap(({ name }, at) => (name === after[at]?.name ? [] : [at]));
  const [at] = differ;
  const [from, to] = [before[at ?? -1], after[at ?? -1]];
  if (differ.length !== 1 || from === undefined || to === undefined) return undefined;
  return { from: from.name, to: to.name };
}

function addedNode(thread: ThreadSpec, name: string): string {
  const node = nodeIn(thread, name);
  if (node === undefined) return `Added ${name}`;
  const place = waysTo(thread, name).length === 0 ? 'that nothing leads to yet' : placeOf(thread, node);
  return `Added ${kindOf(node)} ${name} ${place}`.replace(/; and .*$/, '');
}

/** Edges, handlers and kind of a node that is there before and after. */
function changedNode(
  before: ThreadSpec,
  after: ThreadSpec,
  change: NodeDifference,
  told: Set<string>,
): string[] {
  const [old, now] = [nodeIn(before, change.name), nodeIn(after, change.name)];
  if (old === undefined || now === undefined) return [];
  const said: string[] = [];
  if (old.kind !== now.kind)
    said.push(`${now.name} is ${/^[aeiou]/.test(kindOf(now)) ? 'an' : 'a'} ${kindOf(now)} now`);
  for (const edge of change.edges) {
    if (told.has(edge.to)) continue;
    if (edge.change === 'added') {
      const branch = branchWords(now.next, edge.indexAfter ?? 0);
      said.push(`Connected ${now.name} to ${edge.to}${branch === '' ? '' : `, ${branch}`}`);
    } else if (edge.change === 'removed') said.push(`Removed the edge from ${now.name} to ${edge.to}`);
    else if (edge.fields.some(({ field }) => field === 'order'))
      said.push(
        `The edge from ${now.name} to ${edge.to} is ${branchWords(now.next, edge.indexAfter ?? 0)} now`,
      );
  }
  const words = (node: Node) =>
    allHandlers(node).map((each) => handlerWords(each.handler, each.ofChildThread));
  const [were, are] = [words(old), words(now)];
  for (const each of are.filter((one) => !were.includes(one)).slice(0, are.length > were.length ? 1 : 0))
    said.push(`Added ${each} to ${now.name}`);
  if (are.length < were.length)
    for (const each of were.filter((one) => !are.includes(one)))
      said.push(`Removed ${each} from ${now.name}`);
  if (
    are.length === were.length &&
    are.join() !== were.join() &&
    [...are].sort().join() === [...were].sort().join()
  )
    said.push(
      `Handlers of ${now.name} are tried as: ${allHandlers(now)
        .map(({ handler }) => handler.run)
        .join(', ')}`,
    );
  return said;
}

const changeVerbs = { added: 'Added', removed: 'Removed', changed: undefined } as const;

function changedThread(before: ThreadSpec, after: ThreadSpec, change: ThreadDifference): string[] {
  const said: string[] = [];
  const node = renaming(before.nodes, after.nodes);
  const variable = renaming(before.variables, after.variables);
  if (node) return [`Renamed ${node.from} to ${node.to}`];
  if (variable) said.push(`Renamed variable ${variable.from} to ${variable.to}`);
  else
    for (const each of change.variables)
      if (changeVerbs[each.change]) said.push(`${changeVerbs[each.change]} variable ${each.name}`);
  for (const each of change.interrupts) {
    const run = after.interrupts.find(({ event }) => event === each.name)?.run;
    if (each.change === 'added') said.push(`Added interrupt ${each.name}, which runs ${run}`);
    if (each.change === 'removed') said.push(`Removed interrupt ${each.name}`);
  }
  // Edges to what came or went are told with it.
  const told = new Set(change.nodes.filter((each) => each.change !== 'changed').map(({ name }) => name));
  const isInserted = told.size > 0;
  for (const each of change.nodes) {
    if (each.change === 'added') said.push(addedNode(after, each.name));
    if (each.change === 'removed') said.push(`Deleted ${each.name}`);
    if (each.change === 'changed' && !isInserted) said.push(...changedNode(before, after, each, told));
  }
  return said;
}

function changedDefinitions(before: Drawing, after: Drawing): string[] {
  const said: string[] = [];
  for (const kind of Object.keys(definitionWords) as DefinitionKind[]) {
    const [old, now] = [before, after].map((drawing) => definitionsOf(drawing.definitions, kind));
    if (old === now || old === undefined || now === undefined) continue;
    const renamed = renaming(old, now);
    const has = (list: typeof old, name: string) => list.some((each) => each.name === name);
    if (renamed) said.push(`Renamed ${definitionWords[kind]} ${renamed.from} to ${renamed.to}`);
    else {
      for (const { name } of now) if (!has(old, name)) said.push(`Added ${definitionWords[kind]} ${name}`);
      for (const { name } of old) if (!has(now, name)) said.push(`Removed ${definitionWords[kind]} ${name}`);
    }
  }
  return said;
}

/** Undefined: only fields or places changed, which the field itself or nothing at all says. */
export function spokenChange(before: Drawing, after: Drawing): string | undefined {
  const said: string[] = [];
  const threads = renaming(before.workflow.threads, after.workflow.threads);
  if (threads) return `Renamed thread ${threads.from} to ${threads.to}.`;
  if (before.workflow !== after.workflow)
    for (const change of diffWorkflows(before.workflow, after.workflow).threads) {
      const [old, now] = [threadIn(before, change.name), threadIn(after, change.name)];
      if (old && now) said.push(...changedThread(old, now, change));
      else said.push(`${now ? 'Added' : 'Deleted'} thread ${change.name}`);
    }
  if (said.length === 0) said.push(...changedDefinitions(before, after));
  if (said.length === 0) said.push(...spokenLayoutChange(before.layout, after.layout));
  if (said.length === 0) return undefined;
  const more = said.length - TOLD_AT_MOST;
  return `${said.slice(0, TOLD_AT_MOST).join('. ')}${more > 0 ? `, and ${more} more changes` : ''}.`;
}
