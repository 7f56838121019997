/** The colours of a theme as plain values, read from the app's own style sheets: a picture can be light while the app is dark. */

export type Theme = 'light' | 'dark';
export type Colors = (name: string) => string;

/** By name without the dashes, e.g. `surface`, `work-soft`. */
export function themeColors(theme: Theme): Colors {
  const found = new Map<string, string>();
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || !rule.selectorText.includes(`scheme="${theme}"`)) continue;
      for (const name of rule.style)
        if (name.startsWith('--') && !name.startsWith('--mantine'))
          found.set(name.slice(2), rule.style.getPropertyValue(name).trim());
    }
  return (name) => found.get(name) ?? '#888888';
}
