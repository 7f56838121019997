/** Where the pointer was last over the canvas, in CSS pixels of the window. */
let last: { x: number; y: number } | undefined;

/** Over a menu that was opened on the canvas, what counts is where it was opened. */
const keepsPlace = (target: Element | null): boolean =>
  target?.closest?.('[role="menu"], [role="dialog"], [data-portal]') != null;

export function watchPointer(): () => void {
  const listen = (event: PointerEvent): void => {
    const target = event.target as Element | null;
    if (target?.closest?.('.canvas')) last = { x: event.clientX, y: event.clientY };
    else if (!keepsPlace(target)) last = undefined;
  };
  addEventListener('pointermove', listen, { passive: true });
  return () => removeEventListener('pointermove', listen);
}

/** The pointer, or the middle of the canvas when it is elsewhere. */
export function pointer(): { x: number; y: number } {
  if (last) return last;
  const rect = document.querySelector('.canvas')?.getBoundingClientRect();
  return rect
    ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 3 }
    : { x: innerWidth / 2, y: innerHeight / 3 };
}
