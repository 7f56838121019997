/** Cuts texts to the room that they have, by measuring them in the app's own fonts: SVG has no ellipsis. */

const context = document.createElement('canvas').getContext('2d');

export const SANS = "'Inter Variable', system-ui, sans-serif";
export const MONO = "'JetBrains Mono Variable', ui-monospace, monospace";

export interface Font {
  readonly size: number;
  readonly weight?: number;
  readonly mono?: boolean;
}

export function widthOf(text: string, { size, weight = 400, mono = false }: Font): number {
  if (context === null) return text.length * size * 0.55;
  context.font = `${weight} ${size}px ${mono ? MONO : SANS}`;
  return context.measureText(text).width;
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitted(text: string, font: Font, room: number): string {
  if (widthOf(text, font) <= room) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${text.slice(0, middle).trimEnd()}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`;
}

/** Lines of words that fit; line breaks of the text stay. */
export function wrapped(text: string, font: Font, room: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer, font) > room) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}
