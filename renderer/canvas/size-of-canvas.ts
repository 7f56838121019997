/** How large the canvas is on the screen, in CSS pixels. */
export function sizeOfCanvas(): { readonly width: number; readonly height: number } {
  const pane = document.querySelector('.canvas')?.getBoundingClientRect();
  return { width: pane?.width ?? 800, height: pane?.height ?? 600 };
}
