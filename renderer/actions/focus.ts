/** What the focus is in: a text field (Monaco's included), the canvas or nothing, or some other control. */
export type Focus = 'field' | 'canvas' | 'elsewhere';

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="textbox"], .monaco-editor';

export function focusOf(element: Element | null): Focus {
  if (element?.closest(FIELDS)) return 'field';
  const isNowhere = element === null || element === element.ownerDocument?.body;
  return isNowhere || element.closest('.canvas') ? 'canvas' : 'elsewhere';
}
