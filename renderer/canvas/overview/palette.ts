/** The colours of the theme for what is painted by hand, read from the page's style once per theme. */
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

export function readPalette(of: Element): Palette {
  const style = getComputedStyle(of);
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
