/** Asks for a file's name: of a new workflow or scenario, of a copy, or another one; a rename shows what follows it. */
import { useEffect, useState } from 'react';
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { saveProject } from '../../actions/save-project.ts';
import { errorMessage } from '../../services/error-message.ts';
import { useDocument } from '../../store/document-store.ts';
import { isWorkflowFile, workflowFileOf, workflowTitle } from '../../store/file-names.ts';
import {
  duplicateWorkflow,
  isThere,
  newScenario,
  newWorkflow,
  renameFile,
} from '../../store/file-operations.ts';
import { renamedTexts, type RenamedTexts } from '../../store/rename-workflow-file.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';
import './disk-changed.css';

type NameFile = Extract<Dialog, { kind: 'name-file' }>;

const SCENARIO = /^(scenarios\/)(.*)(\.scenario\.yaml)$/;

const titles: Readonly<Record<NameFile['purpose'], string>> = {
  'new-workflow': 'New workflow',
  'new-scenario': 'New scenario',
  duplicate: 'Copy the workflow',
  rename: 'Rename',
};
const buttons: Readonly<Record<NameFile['purpose'], string>> = {
  'new-workflow': 'Make it',
  'new-scenario': 'Make it',
  duplicate: 'Copy',
  rename: 'Rename',
};

/** The part of a path that people name. */
const titleOf = (path: string): string =>
  isWorkflowFile(path) ? workflowTitle(path) : (SCENARIO.exec(path)?.[2] ?? path);

function pathOf({ purpose, path = '' }: NameFile, title: string): string {
  if (purpose === 'new-scenario' || SCENARIO.test(path)) return `scenarios/${title}.scenario.yaml`;
  return purpose === 'rename' && !isWorkflowFile(path) ? title : workflowFileOf(title);
}

/** The name that is offered: one that is free. */
function firstName({ purpose, path = '' }: NameFile): string {
  if (purpose === 'rename') return titleOf(path);
  const wanted =
    purpose === 'duplicate' ? `${titleOf(path)}-copy` : purpose === 'new-scenario' ? 'scenario' : 'workflow';
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!isThere(pathOf({ kind: 'name-file', purpose, path }, name))) return name;
  }
}

/** Why a name can't be taken; undefined: it can. WfSpec names: littlehorse.md §1.7. */
function wrong(dialog: NameFile, title: string): string | undefined {
  const path = pathOf(dialog, title);
  if (title === '') return 'It needs a name.';
  if (path === dialog.path) return undefined;
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(title))
    return 'Small letters, digits and dashes only, as LittleHorse wants them.';
  return isThere(path) ? `${path} is there already.` : undefined;
}

function useFollowing(dialog: NameFile, title: string, andWfSpec: boolean): RenamedTexts | undefined {
  const [found, setFound] = useState<RenamedTexts | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    const { purpose, path } = dialog;
    if (purpose === 'rename' && path !== undefined && title !== '')
      renamedTexts(path, pathOf(dialog, title), andWfSpec).then(
        (texts) => isCurrent && setFound(texts),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [dialog, title, andWfSpec]);
  return found;
}

function Following({ texts }: { texts: RenamedTexts }) {
  const rows = [
    ...texts.moves.slice(1).map(({ from, to }) => ({ path: from, what: `becomes ${to}` })),
    ...texts.edits.map(({ path, what }) => ({ path, what: `${what}, and follows` })),
  ];
  if (rows.length === 0) return null;
  return (
    <ul className="file-list" data-testid="follows" aria-label="What follows">
      {rows.map(({ path, what }) => (
        <li key={path} className="file-list-row">
          <span className="grow">{path}</span>
          <span className="dim">{what}</span>
        </li>
      ))}
    </ul>
  );
}

async function carryOut(
  { purpose, path = '' }: NameFile,
  to: string,
  title: string,
  andWfSpec: boolean,
): Promise<void> {
  if (purpose === 'new-workflow') await newWorkflow(title);
  else if (purpose === 'new-scenario') useSession.getState().showTextFile(await newScenario(title));
  else if (purpose === 'duplicate') await duplicateWorkflow(path, title);
  else if (to !== path) await renameFile(path, to, andWfSpec);
}

export function NameFileDialog({ dialog }: { dialog: NameFile }) {
  const { purpose, path = '' } = dialog;
  const [title, setTitle] = useState(() => firstName(dialog));
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const isRename = purpose === 'rename' && isWorkflowFile(path);
  const wfSpec = useDocument((state) =>
    state.workflowFile === path ? state.drawing?.workflow.name : undefined,
  );
  const [andWfSpec, setAndWfSpec] = useState(isRename && (wfSpec === undefined || wfSpec === titleOf(path)));
  const isDirty = useDocument((state) => state.dirty);
  const following = useFollowing(dialog, title, andWfSpec);
  const close = () => useSession.getState().openDialog(undefined);
  const refusal = wrong(dialog, title);
  const perform = async () => {
    if (refusal !== undefined) return setProblem(refusal);
    try {
      if (purpose === 'rename' && isDirty && !(await saveProject())) return close();
      await carryOut(dialog, pathOf(dialog, title), title, andWfSpec);
      close();
    } catch (error) {
      setProblem(errorMessage(error));
    }
  };
  return (
    <Modal opened onClose={close} title={purpose === 'rename' ? `Rename ${titleOf(path)}` : titles[purpose]}>
      <TextInput
        label="Name"
        description={pathOf(dialog, title)}
        data-autofocus
        data-testid="file-name"
        value={title}
        error={problem ?? (title === '' ? undefined : refusal)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setTitle(event.currentTarget.value.trim());
          setProblem(undefined);
        }}
        onKeyDown={(event) => event.key === 'Enter' && void perform()}
      />
      {isRename && (
        <Checkbox
          mt={12}
          label="The WfSpec gets this name, too"
          description="On a server it is another WfSpec then: runs of the old one go on under the old name."
          checked={andWfSpec}
          onChange={(event) => setAndWfSpec(event.currentTarget.checked)}
        />
      )}
      {purpose === 'rename' && following && refusal === undefined && <Following texts={following} />}
      {purpose === 'rename' && isDirty && <p className="dialog-aside">Renaming saves the project first.</p>}
      <div className="dialog-buttons">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button disabled={refusal !== undefined} onClick={() => void perform()}>
          {buttons[purpose]}
        </Button>
      </div>
    </Modal>
  );
}
