/** One variable of the outline: name, type, how often it is written and read; unfolded, the places. */
import { IconChevronDown, IconChevronRight, IconEye, IconPencil, IconTrash } from '@tabler/icons-react';
import { ActionIcon, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { removeVariable } from '#model/commands/remove-variable.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import type { VariableUses } from '#model/uses/variable-uses.ts';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { UseList } from './use-list.tsx';

interface VariableRowProps {
  readonly uses: VariableUses;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** The variable has another name from now on. */
  readonly onRenamed: (name: string) => void;
}

function Name({ uses, onDone }: { uses: VariableUses; onDone: (name: string | undefined) => void }) {
  const { thread, variable } = uses;
  const [text, setText] = useState(variable.name);
  const commit = () => {
    const name = text.trim();
    if (name === variable.name) return onDone(undefined);
    const done = useDocument.getState().execute({
      label: `Rename ${variable.name}`,
      run: (drawing) => renameVariable(drawing, { thread, variable: variable.name, name }),
    });
    if (done.ok) onDone(name);
  };
  return (
    <TextInput
      className="grow"
      size="xs"
      autoFocus
      aria-label={`New name of ${variable.name}`}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onDone(undefined)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') onDone(undefined);
        event.stopPropagation();
      }}
    />
  );
}

function Places({ uses }: { uses: VariableUses }) {
  const { thread, variable, readers, writers } = uses;
  const isGiven = variable.required === true || variable.name === 'INPUT';
  return (
    <div className="variable-uses">
      <button
        type="button"
        className="list-row"
        onClick={() => useSession.getState().goTo({ kind: 'thread', thread }, `variables/${variable.name}`)}
      >
        <span className="grow dim">Declared in {thread}</span>
      </button>
      <h3>Written by</h3>
      {writers.length === 0 && (
        <p className="form-note">{isGiven ? 'Whoever starts the thread.' : 'Nothing writes it.'}</p>
      )}
      <UseList uses={writers} label={`Writers of ${variable.name}`} name={variable.name} />
      <h3>Read by</h3>
      {readers.length === 0 && <p className="form-note">Nothing reads it.</p>}
      <UseList uses={readers} label={`Readers of ${variable.name}`} name={variable.name} />
    </div>
  );
}

export function VariableRow({ uses, isOpen, onToggle, onRenamed }: VariableRowProps) {
  const { thread, variable, readers, writers } = uses;
  const [isNaming, setIsNaming] = useState(false);
  const remove = () =>
    useDocument.getState().execute({
      label: `Remove ${variable.name}`,
      run: (drawing) => removeVariable(drawing, { thread, variable: variable.name }),
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const means = placeKeyOf('variables', event);
    if (means === 'rename') setIsNaming(true);
    else if (means === 'delete') remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <div className="variable-line" data-testid={`outline-variable:${thread}/${variable.name}`}>
        {isNaming ? (
          <Name
            uses={uses}
            onDone={(name) => {
              setIsNaming(false);
              if (name !== undefined) onRenamed(name);
            }}
          />
        ) : (
          <button
            type="button"
            className="list-row grow"
            aria-expanded={isOpen}
            aria-keyshortcuts="F2 Delete"
            onClick={onToggle}
            onKeyDown={onKeyDown}
          >
            <Chevron size={13} />
            <span className="grow mono">{variable.name}</span>
            <span className="dim mono">{variable.type}</span>
            <span className="variable-counts" title={`${writers.length} writers, ${readers.length} readers`}>
              <IconPencil size={11} role="img" aria-label="written" /> {writers.length}{' '}
              <IconEye size={12} role="img" aria-label="read" /> {readers.length}
            </span>
          </button>
        )}
        {isOpen && !isNaming && (
          <span className="row-buttons">
            <ActionIcon
              size={22}
              aria-label={`Rename ${variable.name} everywhere`}
              onClick={() => setIsNaming(true)}
            >
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon size={22} aria-label={`Remove ${variable.name}`} onClick={remove}>
              <IconTrash size={14} />
            </ActionIcon>
          </span>
        )}
      </div>
      {isOpen && <Places uses={uses} />}
    </>
  );
}
