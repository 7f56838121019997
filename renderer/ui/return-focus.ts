/** Gives the focus back to where it was before a menu or a list took it: the same element, or what its zone enters at. */
import { focusZone, zoneOf, type ZoneName } from './zones.ts';

export interface FocusOrigin {
  readonly element: HTMLElement | null;
  readonly zone: ZoneName | undefined;
}

export const focusOrigin = (): FocusOrigin => {
  const element = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  return { element: element === document.body ? null : element, zone: zoneOf(element) };
};

/** When what was done is on the screen. Leaves the focus alone if something else took it meanwhile. */
export function returnFocus(origin: FocusOrigin, options: { readonly toElement?: boolean } = {}): void {
  setTimeout(() => {
    const now = document.activeElement;
    if (now !== null && now !== document.body && now !== origin.element) return;
    if (options.toElement === true && origin.element?.isConnected === true) origin.element.focus();
    else focusZone(origin.zone ?? 'canvas');
  }, 0);
}
