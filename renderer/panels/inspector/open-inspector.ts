/** Moves into the inspector by keys: its form for a record takes the focus, and Escape brings it back to where it was. */
import type { KeyboardEvent } from 'react';
import { useSession, type SelectedItem } from '../../store/session-store.ts';
import { focusZone, lastPlace, stopsIn, zoneElement } from '../../ui/zones.ts';

/** The first control of the form, behind the name; the name when there is nothing else. */
function firstControl(): HTMLElement | undefined {
  const body = zoneElement('inspector')?.querySelector('.inspector-body');
  if (!body) return undefined;
  const stops = stopsIn(body);
  return stops.find((stop) => !stop.closest('[data-field="name"]')) ?? stops[0];
}

/** @param field as in Place.field; absent: the first one of the form */
export function openInspector(item?: SelectedItem, field?: string): void {
  const session = useSession.getState();
  if (item) session.goTo(item, field);
  else session.showInspector();
  if (field === undefined) setTimeout(() => firstControl()?.focus(), 0);
}

/** Back to the canvas, the outline or the list of problems, whichever had the focus last. */
export function leaveInspector(): void {
  if (!focusZone(lastPlace())) focusZone('canvas');
}

/** Escape closes a list that is open or takes back what is typed first; then it leaves the inspector. */
export function leaveByEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  // What is shown in a portal (a list, a menu) is heard here, too, but has Escape to itself.
  if (!event.currentTarget.contains(event.target as Node)) return;
  if ((event.target as Element).getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  event.stopPropagation();
  leaveInspector();
}
