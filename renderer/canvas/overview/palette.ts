/** The colours of the theme for what is painted by hand, read from the page's style whenever its theme changes. */
import { useSyncExternalStore } from 'react';
import type { Tone } from '../../ui/tone.ts';

const tones: readonly Tone[] = ['work', 'people', 'waiting', 'flow', 'threads', 'good', 'bad'];

export interface Palette {
  readonly tone: Readonly<Record<Tone, string>>;
  readonly soft: Readonly<Record<Tone, string>>;
  readonly frame: string;
  readonly line: string;
  readonly edge: string;
  readonly text: string;
  readonly accent: string;
  readonly surface: string;
  readonly missed: string;
}

const SCHEME = 'data-mantine-color-scheme';
const forcedColors = (): MediaQueryList => matchMedia('(forced-colors: active)');

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const all = (suffix: string) =>
    Object.fromEntries(tones.map((tone) => [tone, color(`${tone}${suffix}`)])) as Record<Tone, string>;
  return {
    tone: all(''),
    soft: all('-soft'),
    frame: color('frame'),
    line: color('line-strong'),
    edge: color('edge'),
    text: color('text'),
    accent: color('accent'),
    surface: color('surface'),
    missed: color('surface-3'),
  };
}

let known: { readonly theme: string; readonly palette: Palette } | undefined;

/** Undefined until the page has its theme. */
function palette(): Palette | undefined {
  const scheme = document.documentElement.getAttribute(SCHEME);
  if (scheme === null) return undefined;
  const theme = `${scheme} ${forcedColors().matches}`;
  if (known?.theme !== theme) known = { theme, palette: readPalette() };
  return known.palette;
}

/** What says the theme is the page's attribute, which is set after whatever wished for another one was drawn. */
function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [SCHEME] });
  const forced = forcedColors();
  forced.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    forced.removeEventListener('change', listener);
  };
}

export const usePalette = (): Palette | undefined => useSyncExternalStore(subscribe, palette);
