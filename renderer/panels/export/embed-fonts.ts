/** The app's fonts as a style sheet for a picture that stands alone: only the parts with letters that it uses. */

const FAMILIES = ['Inter Variable', 'JetBrains Mono Variable'];

/** Whether a `unicode-range` has one of the characters. */
function covers(range: string, codes: ReadonlySet<number>): boolean {
  const parts = range.split(',').map((part) => /U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/i.exec(part.trim()));
  return parts.some((part) => {
    if (part === null) return false;
    const low = parseInt(part[1]!.replaceAll('?', '0'), 16);
    const high = parseInt(part[2] ?? part[1]!.replaceAll('?', 'f'), 16);
    return [...codes].some((code) => code >= low && code <= high);
  });
}

async function asDataUrl(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error(`${url} could not be read.`));
    reader.readAsDataURL(blob);
  });
}

/** @param text everything that the picture says */
export async function fontsFor(text: string): Promise<string> {
  const codes = new Set([...text].map((letter) => letter.codePointAt(0)!));
  const faces: Promise<string>[] = [];
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const value = (name: string): string => rule.style.getPropertyValue(name);
      const family = value('font-family').replaceAll(/["']/g, '');
      const url = /url\(["']?([^"')]+)["']?\)/.exec(value('src'))?.[1];
      const range = value('unicode-range');
      if (!FAMILIES.includes(family) || url === undefined || (range !== '' && !covers(range, codes)))
        continue;
      const whole = new URL(url, sheet.href ?? document.baseURI).href;
      faces.push(
        asDataUrl(whole).then(
          (data) =>
            `@font-face{font-family:'${family}';font-style:normal;font-weight:100 900;src:url(${data}) format('woff2');${range === '' ? '' : `unicode-range:${range};`}}`,
        ),
      );
    }
  return (await Promise.all(faces)).join('');
}
