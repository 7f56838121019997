/** Goes to where a problem is: selects the record, opens the inspector at the field, or the text when that is all there is. */
import type { Place } from '#model/document/problem.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

export function goToPlace(place: Place): void {
  const session = useSession.getState();
  const { drawing, textBroken } = useDocument.getState();
  const { thread, node, edge, field, definition, variable } = place;
  if (definition) {
    session.showSidePanel('definitions');
    session.goTo({ kind: 'definition', definition: definition.kind, name: definition.name }, field);
    return;
  }
  const spec = drawing?.workflow.threads.find((each) => each.name === thread);
  if (textBroken || spec === undefined || thread === undefined) {
    session.showDrawer('text');
    session.lookAtLine(place);
    return;
  }
  const fieldEdge = field?.match(/^next\/(\d+)/)?.[1];
  const index = edge ?? (fieldEdge === undefined ? undefined : Number(fieldEdge));
  const found = spec.nodes.find((each) => each.name === node);
  if (found && index !== undefined && found.next[index])
    session.goTo({ kind: 'edge', thread, node: found.name, index }, field?.replace(/^next\/\d+\/?/, ''));
  else if (found) session.goTo({ kind: 'node', thread, node: found.name }, field);
  else
    session.goTo(
      { kind: 'thread', thread },
      variable === undefined ? field : ['variables', variable, field].filter(Boolean).join('/'),
    );
}
