/** The project's definitions by kind; a press opens one in the inspector. */
import { definitionsOf } from '#model/commands/definition-lists.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { definitionKinds } from './definition-kinds.ts';

export function DefinitionsPanel() {
  const definitions = useDocument((state) => state.drawing?.definitions);
  const [selected] = useSession((state) => state.selection);
  if (definitions === undefined) return null;
  const filled = definitionKinds
    .map((view) => ({ view, list: definitionsOf(definitions, view.kind) }))
    .filter(({ list }) => list.length > 0);
  if (filled.length === 0)
    return (
      <div className="empty" style={{ padding: '4px 0' }}>
        Definitions say what tasks, events, user tasks and structs look like: their inputs and what they give.
        Add the first one with the plus above.
      </div>
    );
  return filled.map(({ view, list }) => (
    <section key={view.kind} aria-label={view.many}>
      <h2 className="section-title">{view.many}</h2>
      {list.map(({ name }) => (
        <button
          key={name}
          type="button"
          className="list-row"
          aria-current={
            selected?.kind === 'definition' && selected.definition === view.kind && selected.name === name
          }
          onClick={() => useSession.getState().goTo({ kind: 'definition', definition: view.kind, name })}
        >
          <view.icon size={15} />
          <span className="grow">{name}</span>
        </button>
      ))}
    </section>
  ));
}
