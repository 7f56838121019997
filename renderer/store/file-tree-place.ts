/** Where somebody is in the tree of files: what was just made, renamed or brought back is the place to go on from. */
import { create } from 'zustand';

interface FileTreePlace {
  /** Path of a file, or a group of the tree; undefined: nobody was there yet. */
  readonly id: string | undefined;
  /** Where its row stood, 0-based: that place counts when the row is gone. */
  readonly at: number;
}

export const useFileTreePlace = create<FileTreePlace>()(() => ({ id: undefined, at: 0 }));

export const goToFile = (path: string): void => useFileTreePlace.setState({ id: path });
