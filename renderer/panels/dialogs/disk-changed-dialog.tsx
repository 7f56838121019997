/**
 * Files that changed on disk and have unsaved edits here: what either side did, a choice where both touched the same, and
 * three ways on: merge, keep mine, take what is on disk. Nothing is written before one of them is chosen.
 */
import { useEffect, useRef, useState } from 'react';
import { Button, Loader, Modal, Radio } from '@mantine/core';
import { IconFileAlert, IconFileOff } from '@tabler/icons-react';
import { PLACES, WHOLE_FILE } from '#model/merge/merge-file.ts';
import type { Change, Choice, Conflict } from '#model/merge/merge-values.ts';
import { saveProject } from '../../actions/save-project.ts';
import { errorMessage } from '../../services/error-message.ts';
import {
  findDiskChanges,
  keepMine,
  mergeOf,
  takeMerged,
  takeTheirs,
  type Choices,
  type DiskChange,
} from '../../store/disk-changes.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';
import { useLateAutofocus } from '../../ui/autofocus.ts';
import { changeWords, placeWords, valueWords } from './change-words.ts';
import './disk-changed.css';

const SHOWN_AT_MOST = 8;

function Changes({ title, changes }: { title: string; changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  const more = changes.length - SHOWN_AT_MOST;
  return (
    <div className="merge-side">
      <h4>{title}</h4>
      <ul>
        {changes.slice(0, SHOWN_AT_MOST).map(({ path, before, after }) => (
          <li key={path.join('/')}>
            {placeWords(path)} <span className="dim">{changeWords(before, after)}</span>
          </li>
        ))}
        {more > 0 && <li className="dim">and {more} more</li>}
      </ul>
    </div>
  );
}

const titleOf = ({ id, path, mine }: Conflict): string => {
  if (id === PLACES) return `Positions of ${String(mine)} ${mine === 1 ? 'thing' : 'things'} on the canvas`;
  return id === WHOLE_FILE ? 'The whole file, which can not be merged piece by piece' : placeWords(path);
};

interface ConflictRowProps {
  readonly conflict: Conflict;
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
}

function ConflictRow({ conflict, choice, choose }: ConflictRowProps) {
  const isNamed = conflict.id !== PLACES && conflict.id !== WHOLE_FILE;
  const label = (who: string, value: unknown) => (
    <>
      {who}
      {isNamed && <span className="merge-value">{valueWords(value)}</span>}
    </>
  );
  return (
    <Radio.Group
      className="merge-conflict"
      size="xs"
      value={choice}
      onChange={(value) => choose(value as Choice)}
      label={titleOf(conflict)}
      description={
        isNamed && conflict.base !== undefined ? `It was: ${valueWords(conflict.base)}` : undefined
      }
    >
      <div className="merge-choices">
        {(['mine', 'theirs'] as const).map((value) => (
          <Radio
            key={value}
            size="xs"
            value={value}
            data-autofocus={choice === value || undefined}
            label={label(value === 'mine' ? 'Mine' : 'On disk', conflict[value])}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

interface FileProps {
  readonly change: DiskChange;
  readonly choices: Choices;
  readonly choose: (path: string, id: string, choice: Choice) => void;
}

function ChangedFile({ change, choices, choose }: FileProps) {
  const { path, disk } = change;
  if (disk.savedText === undefined)
    return (
      <section className="merge-file" aria-label={path}>
        <h3>
          <IconFileOff size={16} /> {path}
        </h3>
        <p>It was deleted on disk. Merging keeps yours.</p>
      </section>
    );
  const { conflicts, mine, theirs } = mergeOf(change, choices);
  return (
    <section className="merge-file" aria-label={path}>
      <h3>
        <IconFileAlert size={16} /> {path}
        <span className="dim">
          {conflicts.length === 0
            ? 'merges without conflicts'
            : `${conflicts.length} ${conflicts.length === 1 ? 'conflict' : 'conflicts'} to decide`}
        </span>
      </h3>
      {conflicts.map((conflict) => (
        <ConflictRow
          key={conflict.id}
          conflict={conflict}
          choice={choices[path]?.get(conflict.id) ?? 'mine'}
          choose={(choice) => choose(path, conflict.id, choice)}
        />
      ))}
      <div className="merge-sides">
        <Changes title="Only mine" changes={mine} />
        <Changes title="Only on disk" changes={theirs} />
      </div>
    </section>
  );
}

export function DiskChangedDialog({ dialog }: { dialog: Extract<Dialog, { kind: 'disk-changed' }> }) {
  const [changes, setChanges] = useState<readonly DiskChange[] | undefined>(undefined);
  const [choices, setChoices] = useState<Choices>({});
  const content = useRef<HTMLDivElement>(null);
  const close = () => useSession.getState().openDialog(undefined);
  useLateAutofocus(content, changes !== undefined);
  useEffect(() => {
    let isCurrent = true;
    findDiskChanges().then(
      (found) => isCurrent && setChanges(found),
      (error: unknown) => {
        tell('bad', errorMessage(error));
        useSession.getState().openDialog(undefined);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  const choose = (path: string, id: string, choice: Choice) =>
    setChoices((before) => ({ ...before, [path]: new Map(before[path]).set(id, choice) }));
  const settle = (how: (changes: readonly DiskChange[]) => void, mustSave: boolean) => {
    close();
    how(changes ?? []);
    if (mustSave) void saveProject();
  };
  const isSaving = dialog.thenSave === true;
  return (
    <Modal opened onClose={close} title="Changed on disk while you edited" size={680}>
      {changes === undefined ? (
        <Loader size="sm" />
      ) : changes.length === 0 ? (
        <p style={{ marginTop: 0 }}>Nothing differs any more: the disk has what you have.</p>
      ) : (
        <>
          <p style={{ marginTop: 0 }}>
            Somebody else, an editor or git changed {changes.length === 1 ? 'this file' : 'these files'} since
            Paddock read {changes.length === 1 ? 'it' : 'them'}. Nothing has been written. Undo takes back
            what you choose here.
          </p>
          <div className="merge-files" data-testid="disk-changes">
            {changes.map((change) => (
              <ChangedFile key={change.path} change={change} choices={choices} choose={choose} />
            ))}
          </div>
        </>
      )}
      <div className="dialog-buttons" ref={content}>
        <Button variant="subtle" color="gray" onClick={close}>
          Decide later
        </Button>
        {changes !== undefined && changes.length > 0 && (
          <>
            <Button variant="default" onClick={() => settle(takeTheirs, false)}>
              Take what is on disk
            </Button>
            <Button variant="default" onClick={() => settle(keepMine, isSaving)}>
              {isSaving ? 'Overwrite with mine' : 'Keep mine'}
            </Button>
            <Button
              data-autofocus
              data-testid="merge"
              onClick={() => settle((all) => takeMerged(all, choices), isSaving)}
            >
              {isSaving ? 'Merge and save' : 'Merge'}
            </Button>
          </>
        )}
        {changes?.length === 0 && (
          <Button data-autofocus onClick={() => settle(() => undefined, isSaving)}>
            {isSaving ? 'Save' : 'Fine'}
          </Button>
        )}
      </div>
    </Modal>
  );
}
