/** Runs an addition and selects what was added. */
import { defineForNode } from '#model/commands/own-definition.ts';
import type { NodeKind } from '#model/document/node.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { currentPlaces } from '../current-places.ts';
import { addEdit, type AddTarget } from './add-edit.ts';

/** Kinds added last, newest first, for the top of the menus. */
const recent: NodeKind[] = [];
export const recentKinds = (): readonly NodeKind[] => recent;

export function performAdd(kind: NodeKind, target: AddTarget): void {
  const places = currentPlaces();
  if (places === undefined) return;
  let name: string | undefined;
  const edit = addEdit(kind, target, places, (given) => (name = given));
  const done = useDocument.getState().execute({
    ...edit,
    run: (drawing) => {
      const added = edit.run(drawing);
      // What it calls or waits for is defined at once, by the node's own name.
      if (!added.ok || name === undefined) return added;
      return defineForNode(added.value, { thread: target.thread, node: name });
    },
  });
  if (!done.ok || name === undefined) return;
  recent.splice(0, recent.length, ...[kind, ...recent.filter((each) => each !== kind)].slice(0, 4));
  useSession.getState().goTo({ kind: 'node', thread: target.thread, node: name });
}
