/**
 * The zones of the screen for the keyboard: F6 goes round them, and what took the focus for a while (a menu, a form)
 * gives it back to the zone it came from. A zone is an element with `data-zone`.
 */
export type ZoneName =
  'top-bar' | 'rail' | 'side-panel' | 'canvas' | 'inspector' | 'drawer' | 'status-bar' | 'notices';

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex]';

const isSeen = (element: HTMLElement): boolean =>
  element.getClientRects().length > 0 && element.closest('[inert], [aria-hidden="true"]') === null;

/** What the Tab key stops at in here, in order. */
export const stopsIn = (root: Element): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.tabIndex >= 0 && isSeen(element),
  );

/** Where the focus was last in each zone. */
const last = new Map<string, HTMLElement>();

/** What one works in while the inspector shows a form of it. */
const places: readonly (ZoneName | undefined)[] = ['canvas', 'side-panel', 'drawer'];
let place: ZoneName = 'canvas';
/** Where F6 has come to: a place only when something is done there, since F6 goes through many. */
let passed: ZoneName | undefined;
let isPassing = false;

/** Of canvas, side panel and drawer the one that had the focus last. */
export const lastPlace = (): ZoneName => place;

export const zoneElement = (name: ZoneName): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-zone="${name}"]`);

export const zoneOf = (element: Element | null): ZoneName | undefined =>
  (element?.closest<HTMLElement>('[data-zone]')?.dataset.zone as ZoneName | undefined) ?? undefined;

/** Remembers where the focus is; answers how to stop. */
export function watchZones(): () => void {
  const listen = (event: FocusEvent): void => {
    const element = event.target as HTMLElement;
    const zone = zoneOf(element);
    if (zone !== undefined) last.set(zone, element);
    const isPlace = zone !== undefined && places.includes(zone);
    passed = isPassing && isPlace ? zone : undefined;
    if (!isPassing && isPlace) place = zone;
  };
  const settle = ({ key }: KeyboardEvent): void => {
    if (passed === undefined || key === 'F6' || key === 'Shift') return;
    place = passed;
    passed = undefined;
  };
  addEventListener('focusin', listen);
  addEventListener('keydown', settle, true);
  return () => {
    removeEventListener('focusin', listen);
    removeEventListener('keydown', settle, true);
  };
}

/**
 * Puts the focus into a zone: where it was, or on what the zone marks with `data-zone-entry`, or on its first stop.
 * Answers whether there was anything to focus.
 */
export function focusZone(name: ZoneName): boolean {
  const zone = zoneElement(name);
  if (zone === null || !isSeen(zone)) return false;
  const before = last.get(name);
  const stops = stopsIn(zone);
  const entry = zone.querySelector<HTMLElement>('[data-zone-entry]');
  const target =
    (entry && isSeen(entry) ? entry : undefined) ??
    (before !== undefined && zone.contains(before) && isSeen(before) ? before : undefined) ??
    (zone.tabIndex >= 0 ? zone : stops[0]);
  target?.focus();
  return target !== undefined;
}

function pass(name: ZoneName): boolean {
  isPassing = true;
  try {
    return focusZone(name);
  } finally {
    isPassing = false;
  }
}

/** The zone after (or before) the one with the focus that can take it, in the order of the page. */
export function nextZone(step: 1 | -1): ZoneName | undefined {
  const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')].filter(isSeen);
  const names = zones.map((zone) => zone.dataset.zone as ZoneName);
  const now = zoneOf(document.activeElement);
  const at = now === undefined ? (step > 0 ? -1 : 0) : names.indexOf(now);
  for (let turn = 1; turn <= names.length; turn++) {
    const name = names[(at + step * turn + names.length * 2) % names.length];
    if (name !== undefined && name !== now && pass(name)) return name;
  }
  return undefined;
}
