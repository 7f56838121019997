/** Makes pictures of the open drawing: SVG text, and PNG drawn from it. React's printer of markup is loaded on demand. */
import { currentPlaces } from '../../canvas/current-places.ts';
import { buildScene, cornersOf, type Scene } from '../../canvas/scene.ts';
import { startersOf } from '../../canvas/layout/starters.ts';
import { useDocument } from '../../store/document-store.ts';
import { DrawingPicture } from './drawing-picture.tsx';
import { fontsFor } from './embed-fonts.ts';
import { themeColors, type Theme } from './theme-colors.ts';

export interface PictureOptions {
  /** One thread; absent: all of them. */
  readonly only?: string | undefined;
  readonly theme: Theme;
  readonly isTransparent?: boolean;
}

/** All unfolded, whatever the canvas shows just now; undefined while the drawing is being laid out, or nothing is open. */
function wholeScene(only: string | undefined): Scene | undefined {
  const { drawing } = useDocument.getState();
  const places = currentPlaces();
  if (drawing === undefined || places === undefined) return undefined;
  const starters = startersOf(drawing.workflow);
  const { direction } = places;
  const corners = cornersOf(
    drawing.workflow,
    places.full,
    drawing.layout.threads,
    new Set(),
    starters,
    direction,
  );
  return buildScene(drawing.workflow, places.full, corners, { folded: new Set(), only }, starters, direction);
}

/** Undefined while there is no drawing to be seen. */
export async function svgOf(options: PictureOptions): Promise<string | undefined> {
  const scene = wholeScene(options.only);
  const { drawing } = useDocument.getState();
  if (scene === undefined || drawing === undefined) return undefined;
  const { renderToStaticMarkup } = await import('react-dom/server');
  await document.fonts.ready;
  const props = { scene, drawing, colors: themeColors(options.theme), isTransparent: options.isTransparent };
  const bare = renderToStaticMarkup(<DrawingPicture {...props} />);
  const fonts = await fontsFor(bare);
  return renderToStaticMarkup(<DrawingPicture {...props} fonts={fonts} />);
}

/** What browsers can hold in one bitmap. */
const SIDE_MAX = 16_000;
const AREA_MAX = 180_000_000;

/** @param scale device pixels for each pixel of the canvas; less when the picture would be too large for a bitmap */
export async function pngOf(svg: string, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const fits = Math.min(scale, SIDE_MAX / width, SIDE_MAX / height, Math.sqrt(AREA_MAX / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * fits);
    canvas.height = Math.round(height * fits);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for a PNG; take SVG.'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
