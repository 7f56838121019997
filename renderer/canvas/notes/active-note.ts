/** The note that menus and the palette mean: the last one that had the focus or the right mouse button. */
import { create } from 'zustand';

export const useActiveNote = create<{ readonly id: string | undefined }>()(() => ({ id: undefined }));
