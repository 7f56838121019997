/** F2 in a field of expressions: the variable or node under the cursor gets another name, everywhere. */
import { Popover, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { renameNode } from '#model/commands/rename-node.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import type { NameAt } from '#model/expression/name-at.ts';
import { useDocument } from '../../store/document-store.ts';
import { ownerOf, type ExpressionPlace } from './expression-env.ts';

function rename(place: ExpressionPlace, { kind, name }: NameAt, to: string): boolean {
  const { drawing, execute } = useDocument.getState();
  if (drawing === undefined || to === name) return true;
  return execute({
    label: `Rename ${name}`,
    run: (now) =>
      kind === 'node'
        ? renameNode(now, { thread: place.thread, node: name, name: to })
        : renameVariable(now, {
            thread: ownerOf(now, place, name) ?? place.thread,
            variable: name,
            name: to,
          }),
  }).ok;
}

interface RenamePromptProps {
  readonly place: ExpressionPlace;
  readonly at: NameAt | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function RenamePrompt({ place, at, onClose, children }: RenamePromptProps) {
  return (
    <Popover
      opened={at !== undefined}
      onChange={(open) => !open && onClose()}
      position="bottom-start"
      trapFocus
      // It belongs to the field's F2, not to the box around it.
      withRoles={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown p={8}>
        {at !== undefined && (
          <Prompt key={at.name} at={at} onClose={onClose} onName={(to) => rename(place, at, to)} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Prompt({
  at,
  onName,
  onClose,
}: {
  at: NameAt;
  onName: (to: string) => boolean;
  onClose: () => void;
}) {
  const [text, setText] = useState(at.name);
  return (
    <TextInput
      data-autofocus
      label={at.kind === 'node' ? 'Rename this node everywhere' : 'Rename this variable everywhere'}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && onName(text.trim())) onClose();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    />
  );
}
