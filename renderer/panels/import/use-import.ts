/** The state of the import dialog: what was read, under which name it goes where, and what is wrong, in sentences. */
import { useEffect, useState } from 'react';
import { emptyLayout } from '#model/document/layout.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Problem } from '#model/document/problem.ts';
import type { Fix } from '#model/fixes/fix.ts';
import type { Result } from '#model/result.ts';
import { errorMessage } from '../../services/error-message.ts';
import { useDocument } from '../../store/document-store.ts';
import { keepImportNotes } from '../../store/import-notes.ts';
import { useSession } from '../../store/session-store.ts';
import { intoNewProject, intoOpenProject, openPlace } from './finish-import.ts';
import type { Imported, Unreadable } from './imported.ts';
import { emptyPlace, freeName, placeImport, type ImportPlace } from './place-import.ts';

export interface ImportForm {
  readonly imported: Imported | undefined;
  /** Why nothing could be read, or put where it was to go. */
  readonly problems: Unreadable;
  /** The open project; undefined: none is open. */
  readonly place: ImportPlace | undefined;
  readonly name: string;
  readonly isBusy: boolean;
  setName(name: string): void;
  /** Shows what was read. Undefined: nothing yet. */
  take(read: Result<Imported, Unreadable> | undefined): void;
  /** Changes the import before it is put anywhere. */
  mend(mended: readonly { readonly problem: Problem; readonly fix: Fix }[]): void;
  finish(): void;
  finishInNewProject(): void;
}

export const drawingOf = ({ workflow, definitions }: Imported): Drawing => ({
  workflow,
  definitions,
  layout: emptyLayout,
});

/**
 * Asked once: the dialog is open for a moment only, and a write over another's change is refused. `isKnown` is false while
 * it is being asked; a project that can't be read is told of, and then a new one is offered alone.
 */
function usePlace(onProblem: (sentence: string) => void): {
  readonly place: ImportPlace | undefined;
  readonly isKnown: boolean;
} {
  const [place, setPlace] = useState<ImportPlace | undefined>(undefined);
  const [isKnown, setIsKnown] = useState(() => useDocument.getState().project === undefined);
  useEffect(() => {
    let isCurrent = true;
    openPlace()
      .then(
        (found) => isCurrent && setPlace(found),
        (error: unknown) => isCurrent && onProblem(errorMessage(error)),
      )
      .finally(() => isCurrent && setIsKnown(true));
    return () => {
      isCurrent = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked once
  }, []);
  return { place, isKnown };
}

export function useImport(): ImportForm {
  const [imported, setImported] = useState<Imported | undefined>(undefined);
  const [problems, setProblems] = useState<Unreadable>([]);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const { place, isKnown } = usePlace((sentence) => setProblems([sentence]));
  const name = typed ?? (imported === undefined ? '' : freeName(imported.workflow.name, place ?? emptyPlace));
  const close = () => useSession.getState().openDialog(undefined);

  const finish = async () => {
    if (imported === undefined || place === undefined) return;
    setIsBusy(true);
    try {
      const placed = placeImport(imported.workflow, imported.definitions, name, place);
      keepImportNotes(useDocument.getState().project?.root ?? '', placed.workflowFile, imported.problems);
      await intoOpenProject(placed);
      close();
    } catch (error) {
      setProblems([errorMessage(error)]);
      setIsBusy(false);
    }
  };
  const finishInNewProject = () => {
    if (imported === undefined) return;
    const { workflow, definitions } = imported;
    // A new project has nobody else's names.
    const own = typed ?? freeName(workflow.name, emptyPlace);
    const placed = placeImport(workflow, definitions, own, emptyPlace);
    useSession.getState().openDialog({
      kind: 'folder',
      mode: 'new',
      title: `Import ${own} into a new project`,
      name: own,
      make: async (root, project) => {
        await intoNewProject(root, project, placed, (opened) =>
          keepImportNotes(opened, placed.workflowFile, imported.problems),
        );
      },
    });
  };

  return {
    // Which names are free and which definitions are there is a part of what is shown.
    imported: isKnown ? imported : undefined,
    problems,
    place,
    name,
    isBusy,
    setName: setTyped,
    take: (read) => {
      setTyped(undefined);
      setImported(read?.ok === true ? read.value : undefined);
      setProblems(read?.ok === false ? read.error : []);
    },
    mend: (mended) => {
      let now = imported;
      for (const { problem, fix } of mended) {
        if (now === undefined) return;
        const done = fix.run(drawingOf(now));
        if (!done.ok) return setProblems([done.error.message]);
        const problems = now.problems.filter((each) => each !== problem);
        now = { ...now, workflow: done.value.workflow, problems };
      }
      setImported(now);
    },
    finish: () => void finish(),
    finishInNewProject,
  };
}
