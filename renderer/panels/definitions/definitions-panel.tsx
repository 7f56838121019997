/** The definitions of the project and those that the workflow file carries, by kind; a press opens one in the inspector. */
import { definitionsOf } from '#model/commands/definition-lists.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { definitionUses } from '#model/uses/definition-uses.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { definitionKinds, type DefinitionKindView } from './definition-kinds.ts';

function Row({ view, name, drawing }: { view: DefinitionKindView; name: string; drawing: Drawing }) {
  const [selected] = useSession((state) => state.selection);
  const { kind } = view;
  const count = definitionUses(drawing, kind, name).length;
  const carried = drawing.workflow.definitions;
  const isCarried = carried !== undefined && definitionsOf(carried, kind).some((each) => each.name === name);
  const uses = count === 0 ? 'unused' : `${count}`;
  return (
    <button
      type="button"
      className="list-row"
      aria-current={selected?.kind === 'definition' && selected.definition === kind && selected.name === name}
      title={`${name}: ${count === 1 ? 'used once' : `used ${count} times`}${isCarried ? ', stands in the workflow file' : ''}`}
      onClick={() => useSession.getState().goTo({ kind: 'definition', definition: kind, name })}
    >
      <view.icon size={15} />
      <span className="grow">{name}</span>
      <span className="dim" data-testid={`uses:${name}`}>
        {isCarried ? `${uses} · here` : uses}
      </span>
    </button>
  );
}

/** Each name once: of two with the same name the workflow's own counts. */
function namesOf(drawing: Drawing, view: DefinitionKindView): readonly string[] {
  const lists = [drawing.definitions, drawing.workflow.definitions];
  return [
    ...new Set(
      lists.flatMap((each) =>
        each === undefined ? [] : definitionsOf(each, view.kind).map(({ name }) => name),
      ),
    ),
  ];
}

export function DefinitionsPanel() {
  const drawing = useDocument((state) => state.drawing);
  if (drawing === undefined) return null;
  const filled = definitionKinds
    .map((view) => ({ view, names: namesOf(drawing, view) }))
    .filter(({ names }) => names.length > 0);
  if (filled.length === 0)
    return (
      <div className="empty" style={{ padding: '4px 0' }}>
        Definitions say what tasks, events, user tasks and structs look like: their inputs and what they give.
        Add the first one with the plus above.
      </div>
    );
  return filled.map(({ view, names }) => (
    <section key={view.kind} aria-label={view.many}>
      <h2 className="section-title">{view.many}</h2>
      {names.map((name) => (
        <Row key={name} view={view} name={name} drawing={drawing} />
      ))}
    </section>
  ));
}
