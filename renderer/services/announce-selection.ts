/** While the canvas has the focus: says where what was just selected stands, beyond the name that the canvas itself gives. */
import {
  allHandlers,
  branchWords,
  handlerWords,
  placeOf,
  problemWords,
} from '../panels/outline/spoken-place.ts';
import { useDocument } from '../store/document-store.ts';
import { problemMark } from '../store/problem-index.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { announce } from '../ui/announce.tsx';
import { zoneOf } from '../ui/zones.ts';

/** `charge: after reserve, branch …, 1 of 2; problem: …`. */
export function spokenSelection(items: readonly SelectedItem[]): string | undefined {
  const [item] = items;
  const { drawing, problems } = useDocument.getState();
  if (items.length > 1) return `${items.length} selected`;
  if (item?.kind === 'note')
    return `note: ${drawing?.layout.notes?.find(({ id }) => id === item.id)?.text || 'empty'}`;
  if (item === undefined || item.kind === 'definition') return undefined;
  const thread = drawing?.workflow.threads.find(({ name }) => name === item.thread);
  if (thread === undefined) return undefined;
  if (item.kind === 'thread') return `thread ${thread.name}, ${thread.nodes.length} nodes`;
  const node = thread.nodes.find(({ name }) => name === item.node);
  if (node === undefined) return undefined;
  if (item.kind === 'edge')
    return `edge from ${node.name} to ${node.next[item.index]?.to}, ${branchWords(node.next, item.index)}`;
  return [
    `${node.name}: ${placeOf(thread, node)}`,
    ...problemWords(problemMark(problems, `${thread.name}/${node.name}`)),
    ...allHandlers(node).map(({ handler, ofChildThread }) => handlerWords(handler, ofChildThread)),
  ].join('; ');
}

export function announceSelection(): () => void {
  return useSession.subscribe((now, before) => {
    if (now.selection === before.selection || zoneOf(document.activeElement) !== 'canvas') return;
    const said = spokenSelection(now.selection);
    if (said !== undefined) announce(said);
  });
}
