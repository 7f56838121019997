/** Where the pointer was last over the canvas, in CSS pixels of the window. */
let last: { x: number; y: number } | undefined;

export function watchPointer(): () => void {
  const listen = (event: PointerEvent): void => {
    if ((event.target as Element | null)?.closest?.('.canvas')) last = { x: event.clientX, y: event.clientY };
  };
  addEventListener('pointermove', listen, { passive: true });
  return () => removeEventListener('pointermove', listen);
}

export function pointer(): { x: number; y: number } {
  if (last) return last;
  const rect = document.querySelector('.canvas')?.getBoundingClientRect();
  return rect
    ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 3 }
    : { x: innerWidth / 2, y: innerHeight / 3 };
}
