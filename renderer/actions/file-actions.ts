/** Files of the open project: new ones, copies, other names, deleting and bringing back. */
import {
  IconArrowBackUp,
  IconCopy,
  IconFilePlus,
  IconFlask,
  IconForms,
  IconTrash,
} from '@tabler/icons-react';
import { errorMessage } from '../services/error-message.ts';
import { useDocument } from '../store/document-store.ts';
import {
  bringBack,
  deleteFile,
  lastDeleted,
  shortName,
  type DeletedFiles,
} from '../store/file-operations.ts';
import { tell, useNotices } from '../store/notice-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

const failed = (error: unknown): void => void tell('bad', errorMessage(error));
const hasProject = (): boolean => useDocument.getState().project !== undefined;
const hasWorkflow = (): boolean => useDocument.getState().workflowFile !== undefined;
const open = (): string => useDocument.getState().workflowFile ?? '';

/** What offers to bring it back, and is done with when it is back. */
const offers = new WeakMap<DeletedFiles, number>();

async function restore(files: DeletedFiles): Promise<void> {
  const { dismiss } = useNotices.getState();
  try {
    await bringBack(files);
    dismiss(offers.get(files) ?? -1);
    tell('good', `${shortName(files.files[0]?.path ?? '')} is back.`);
  } catch (error) {
    failed(error);
  }
}

/** Deletes and offers the way back. */
export async function deleteAndTell(path: string): Promise<void> {
  try {
    const done = await deleteFile(path);
    const id = useNotices.getState().tell({
      tone: 'good',
      message: `${shortName(path)} was ${done.trashed ? 'put into the trash' : 'deleted'}.`,
      actions: [{ label: 'Undo', perform: () => void restore(done) }],
    });
    offers.set(done, id);
  } catch (error) {
    failed(error);
  }
}

export const fileActions: readonly Action[] = [
  {
    id: 'file.newWorkflow',
    label: 'New workflow in this project',
    group: 'Project',
    icon: IconFilePlus,
    keys: ['alt+n'],
    keywords: 'create file add',
    inFields: true,
    isAvailable: hasProject,
    perform: () => useSession.getState().openDialog({ kind: 'name-file', purpose: 'new-workflow' }),
  },
  {
    id: 'file.newScenario',
    label: 'New scenario of this workflow',
    group: 'Project',
    icon: IconFlask,
    keywords: 'create test file',
    isAvailable: hasWorkflow,
    perform: () => useSession.getState().openDialog({ kind: 'name-file', purpose: 'new-scenario' }),
  },
  {
    id: 'file.duplicate',
    label: 'Copy this workflow under another name',
    group: 'Project',
    icon: IconCopy,
    keywords: 'save as duplicate file',
    isAvailable: hasWorkflow,
    perform: () =>
      useSession.getState().openDialog({ kind: 'name-file', purpose: 'duplicate', path: open() }),
  },
  {
    id: 'file.rename',
    label: 'Rename this workflow and its file',
    group: 'Project',
    icon: IconForms,
    keywords: 'file name',
    isAvailable: hasWorkflow,
    perform: () => useSession.getState().openDialog({ kind: 'name-file', purpose: 'rename', path: open() }),
  },
  {
    id: 'file.delete',
    label: 'Delete this workflow',
    group: 'Project',
    icon: IconTrash,
    keywords: 'remove file trash',
    isAvailable: hasWorkflow,
    perform: () => useSession.getState().openDialog({ kind: 'delete-file', path: open() }),
  },
  {
    id: 'file.bringBack',
    label: 'Bring back the deleted file',
    group: 'Project',
    icon: IconArrowBackUp,
    keywords: 'undo delete restore trash',
    isAvailable: () => lastDeleted() !== undefined,
    perform: () => {
      const files = lastDeleted();
      if (files) void restore(files);
    },
  },
];
