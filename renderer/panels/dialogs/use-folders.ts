/**
 * The folder that a dialog stands in: what the host lists of it, and the path as somebody types it. The path counts, not
 * the list: on a slow machine the list comes late, and what is made goes where the path says.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { FilesService } from '#bridge/contract.ts';
import { errorMessage } from '../../services/error-message.ts';
import { host } from '../../services/host.ts';

export type Listing = Awaited<ReturnType<FilesService['listFolders']>>;

export interface Folders {
  /** Of the path before, while that of a new one is on its way. */
  readonly listing: Listing | undefined;
  /** Empty until the host has said where one starts. */
  readonly path: string;
  readonly problem: string | undefined;
  say(problem: string): void;
  typePath(path: string): void;
  goTo(path: string): void;
  /** The full path of the folder that `path` names. Rejects when there is none. */
  folder(): Promise<string>;
}

const list = (path: string | undefined): Promise<Listing> =>
  host().files.listFolders(path === undefined ? {} : { path });

export function useFolders(): Folders {
  const [listing, setListing] = useState<Listing | undefined>(undefined);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  // A listing that comes late must not replace a newer one, nor a path that somebody types meanwhile.
  const wanted = useRef(0);
  const show = useCallback((path?: string) => {
    const mine = ++wanted.current;
    setTyped(path);
    list(path).then(
      (found) => {
        if (mine !== wanted.current) return;
        setListing(found);
        setTyped(undefined);
        setProblem(undefined);
      },
      (error: unknown) => {
        if (mine === wanted.current) setProblem(errorMessage(error));
      },
    );
  }, []);
  useEffect(() => show(), [show]);
  return {
    listing,
    path: typed ?? listing?.path ?? '',
    problem,
    say: setProblem,
    typePath: (path) => {
      wanted.current++;
      setTyped(path);
    },
    goTo: show,
    folder: async () =>
      typed === undefined && listing !== undefined ? listing.path : (await list(typed)).path,
  };
}

/** A row that was pressed is gone with its list: the focus goes on to the first folder of the new one, or to the path. */
export function useFocusInList(listing: Listing | undefined, box: RefObject<HTMLElement | null>): void {
  const before = useRef<Listing | undefined>(undefined);
  useLayoutEffect(() => {
    const now = document.activeElement;
    const isLost = now === null || now === document.body || now.matches(':disabled');
    const find = (selector: string) => box.current?.querySelector<HTMLElement>(selector);
    if (isLost && before.current !== undefined) (find('.list-row') ?? find('input'))?.focus();
    // The first path comes when the field has the focus already: what is typed replaces it.
    const isFirst = before.current === undefined && listing !== undefined;
    if (isFirst && now instanceof HTMLInputElement && now.value === listing.path) now.select();
    before.current = listing;
  }, [listing, box]);
}
