/** Prints the drawing: one page, as large as it fits, lying or standing as the drawing is. The app itself is not printed. */
import './print.css';
import { svgOf } from './make-picture.tsx';

const ID = 'print-sheet';

/** @returns how to take the sheet away again; undefined when there is nothing to print */
export async function putSheet(only: string | undefined): Promise<(() => void) | undefined> {
  const svg = await svgOf({ theme: 'light', isTransparent: true, only });
  if (svg === undefined) return undefined;
  document.getElementById(ID)?.remove();
  const sheet = document.createElement('div');
  sheet.id = ID;
  // Markup of our own making: React has escaped every text in it.
  sheet.innerHTML = svg;
  const picture = sheet.querySelector('svg');
  const { width, height } = picture?.viewBox.baseVal ?? { width: 1, height: 1 };
  const page = document.createElement('style');
  page.textContent = `@page { size: ${width >= height ? 'landscape' : 'portrait'}; margin: 10mm; }`;
  sheet.append(page);
  document.body.append(sheet);
  document.documentElement.dataset.printing = 'drawing';
  return () => {
    sheet.remove();
    delete document.documentElement.dataset.printing;
  };
}

export async function printDrawing(only?: string): Promise<void> {
  const remove = await putSheet(only);
  if (remove === undefined) return;
  addEventListener('afterprint', remove, { once: true });
  window.print();
}
