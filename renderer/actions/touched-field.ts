/** Whether something was typed into the field that has the focus. Until then Ctrl+Z means the drawing, not the field's text. */
let touched: EventTarget | null = null;

export function watchTouchedField(): () => void {
  const focus = (): void => {
    touched = null;
  };
  const input = (event: Event): void => {
    touched = event.target;
  };
  addEventListener('focusin', focus, true);
  addEventListener('input', input, true);
  return () => {
    removeEventListener('focusin', focus, true);
    removeEventListener('input', input, true);
  };
}

/** Monaco keeps a history of its own. */
export const isUntouched = (field: Element | null): boolean =>
  field !== touched && field?.closest('.monaco-editor') == null;
