/** What copying the selection takes along, and what it can't take, in words: nothing is left out without a word. */
import type { ClipSelection } from '#model/commands/clip-nodes.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { selectedNodes } from './selected.ts';

export interface WhatToCopy extends Required<ClipSelection> {
  /** Sentences about what stays behind. */
  readonly left: readonly string[];
}

type EdgeItem = Extract<SelectedItem, { kind: 'edge' }>;

/** Whether anything of the selection can be copied. Every look at a menu asks. */
export function canCopySelection(): boolean {
  const threads = useDocument.getState().drawing?.workflow.threads ?? [];
  const isOfUse = (item: SelectedItem): boolean =>
    item.kind === 'note' ||
    (item.kind === 'thread' && (threads.find(({ name }) => name === item.thread)?.nodes.length ?? 0) > 1);
  return (
    selectedNodes().some(({ node }) => node.kind !== 'entrypoint') ||
    useSession.getState().selection.some(isOfUse)
  );
}

/** Selected nodes, all nodes of selected threads, selected notes; without entrypoints. Undefined when there are none. */
export function whatToCopy(): WhatToCopy | undefined {
  const { selection } = useSession.getState();
  const { drawing } = useDocument.getState();
  if (drawing === undefined) return undefined;
  const wholes = new Set(selection.flatMap((item) => (item.kind === 'thread' ? [item.thread] : [])));
  const chosen = new Set(selection.flatMap((item) => (item.kind === 'node' ? [key(item)] : [])));
  const isChosen = (thread: string, node: string) => wholes.has(thread) || chosen.has(key({ thread, node }));
  const parts = drawing.workflow.threads.flatMap(({ name, nodes }) => {
    const mine = nodes.filter((node) => node.kind !== 'entrypoint' && isChosen(name, node.name));
    return mine.length === 0 ? [] : [{ thread: name, nodes: mine.map((node) => node.name) }];
  });
  const notes = selection.flatMap((item) => (item.kind === 'note' ? [item.id] : []));
  if (parts.length === 0 && notes.length === 0) return undefined;
  const { threads } = drawing.workflow;
  const edges = selection.filter((item): item is EdgeItem => item.kind === 'edge');
  return {
    parts,
    notes,
    left: [
      ...entrypointsLeft(threads, (thread, node) => chosen.has(key({ thread, node }))),
      ...interruptsLeft(threads.filter(({ name }) => wholes.has(name))),
      ...edgesLeft(threads, edges, isChosen),
    ],
  };
}

const key = ({ thread, node }: { readonly thread: string; readonly node: string }): string =>
  `${thread}/${node}`;

function entrypointsLeft(
  threads: readonly ThreadSpec[],
  isSelected: (thread: string, node: string) => boolean,
): readonly string[] {
  const left = threads.flatMap(({ name, nodes }) =>
    nodes.filter((node) => node.kind === 'entrypoint' && isSelected(name, node.name)),
  );
  return left.length === 0 ? [] : ['The entrypoint stays behind: every thread has one of its own.'];
}

const interruptsLeft = (threads: readonly ThreadSpec[]): readonly string[] =>
  threads
    .filter(({ interrupts }) => interrupts.length > 0)
    .map(
      ({ name, interrupts }) =>
        `The interrupts of thread ${name} stay behind: ${interrupts.map(({ event }) => event).join(', ')}.`,
    );

function edgesLeft(
  threads: readonly ThreadSpec[],
  edges: readonly EdgeItem[],
  isTaken: (thread: string, node: string) => boolean,
): readonly string[] {
  const left = edges.filter(({ thread, node, index }) => {
    const from = threads.find(({ name }) => name === thread)?.nodes.find(({ name }) => name === node);
    const to = from?.next[index]?.to;
    return to === undefined || !isTaken(thread, node) || !isTaken(thread, to);
  });
  if (left.length === 0) return [];
  const count = left.length === 1 ? 'One edge stays' : `${left.length} edges stay`;
  return [`${count} behind: an edge is copied with the nodes at both of its ends.`];
}

export function tellWhatIsLeft(what: WhatToCopy | undefined): void {
  const left = what?.left ?? [];
  if (left.length > 0) tell('info', left.join(' '));
}

/** Why there is nothing to copy though something is selected. */
export function whyNothing(): string | undefined {
  const { selection } = useSession.getState();
  if (selection.length === 0) return undefined;
  return selection.every(({ kind }) => kind === 'edge')
    ? 'An edge is copied with the nodes at both of its ends: select those, too.'
    : selection.every(({ kind }) => kind === 'node' || kind === 'thread')
      ? 'There is nothing to copy: every thread has an entrypoint of its own.'
      : undefined;
}
