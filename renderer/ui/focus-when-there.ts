/** Puts the focus on what is about to be shown, as soon as it can take it: a menu may come with one of the next frames. */
export function focusWhenThere(find: () => HTMLElement | null | undefined): () => void {
  let frame = 0;
  const attempt = (): void => {
    const element = find();
    element?.focus();
    if (!element || document.activeElement !== element) frame = requestAnimationFrame(attempt);
  };
  frame = requestAnimationFrame(attempt);
  return () => cancelAnimationFrame(frame);
}
