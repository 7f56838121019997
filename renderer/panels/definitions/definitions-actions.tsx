/** The definitions' button: a menu of what can be defined. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { addDefinition, type AddDefinitionArgs } from '#model/commands/add-definition.ts';
import { definitionsOf } from '#model/commands/definition-lists.ts';
import { freshName } from '#model/commands/fresh-name.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { definitionKinds, type DefinitionKindView } from './definition-kinds.ts';

function add(view: DefinitionKindView): void {
  let name = view.newName;
  const done = useDocument.getState().execute({
    label: `Add ${view.label.toLowerCase()}`,
    run: (drawing) => {
      name = freshName(
        view.newName,
        definitionsOf(drawing.definitions, view.kind).map((each) => each.name),
      );
      return addDefinition(drawing, { kind: view.kind, definition: view.create(name) } as AddDefinitionArgs);
    },
  });
  if (done.ok) useSession.getState().goTo({ kind: 'definition', definition: view.kind, name }, 'name');
}

export function DefinitionsActions() {
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  return (
    <Menu position="bottom-end" disabled={!hasDrawing}>
      <Menu.Target>
        <ActionIcon aria-label="Add a definition">
          <IconPlus size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {definitionKinds.map((view) => (
          <Menu.Item key={view.kind} leftSection={<view.icon size={16} />} onClick={() => add(view)}>
            {view.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
