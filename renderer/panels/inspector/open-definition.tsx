/** A small button that goes to the definition that a field names, and makes it when it does not exist. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowUpRight, IconPlus } from '@tabler/icons-react';
import { addDefinition, type AddDefinitionArgs } from '#model/commands/add-definition.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { definitionKindOf } from '../definitions/definition-kinds.ts';
import { useDefinitionNames } from './use-drawing-names.ts';

export function OpenDefinition({ kind, name }: { kind: DefinitionKind; name: string }) {
  const exists = useDefinitionNames(kind).includes(name);
  const view = definitionKindOf(kind);
  const open = () => {
    const done =
      exists ||
      useDocument.getState().execute({
        label: `Define ${name}`,
        run: (drawing) =>
          addDefinition(drawing, { kind, definition: view.create(name) } as AddDefinitionArgs),
      }).ok;
    if (done) useSession.getState().goTo({ kind: 'definition', definition: kind, name });
  };
  const label = exists ? `Open the definition of ${name}` : `Define ${name}`;
  return (
    <Tooltip label={label}>
      <ActionIcon size={18} aria-label={label} onClick={open}>
        {exists ? <IconArrowUpRight size={14} /> : <IconPlus size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
