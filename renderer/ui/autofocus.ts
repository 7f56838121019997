/**
 * Where the focus begins in a dialog is marked `data-autofocus`, and Mantine looks for it once, when the dialog opens. These
 * two help where that is not enough: for groups of choices, and for content that comes later.
 */
import { useEffect, type RefObject } from 'react';

/** The ref of a group of radios: what is chosen takes the focus, or the first one if nothing is. */
export function autofocusChoice(group: HTMLElement | null): void {
  const radio = group?.querySelector('input:checked') ?? group?.querySelector('input');
  radio?.setAttribute('data-autofocus', 'true');
}

/** Content that is there now takes the focus, unless somebody has gone on to a control meanwhile. */
export function useLateAutofocus(inDialog: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return;
    const dialog = inDialog.current?.closest('[role="dialog"]');
    const now = document.activeElement;
    // Mantine put it there for want of anything else.
    const isUnused = now === document.body || now?.classList.contains('mantine-Modal-close');
    if (isUnused) dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [inDialog, isThere]);
}
