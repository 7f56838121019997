/** Cuts a picture of a drawing down to the drawing and scales that to a size, in the page that can do so. */
import type { Page } from 'playwright-core';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** @param png its upper left pixel is the background; it should be larger than what comes out, so that nothing blurs */
export async function croppedPicture(page: Page, png: Buffer, size: PictureSize): Promise<Buffer> {
  const url = await page.evaluate(
    async ({ source, width, height, margin }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const pixels = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      pixels.drawImage(image, 0, 0);
      const { data } = pixels.getImageData(0, 0, image.width, image.height);
      const [red, green, blue] = [data[0]!, data[1]!, data[2]!];
      const found = { left: image.width, top: image.height, right: 0, low: 0 };
      for (let y = 0; y < image.height; y++)
        for (let x = 0; x < image.width; x++) {
          const at = (y * image.width + x) * 4;
          const far =
            Math.abs(data[at]! - red) + Math.abs(data[at + 1]! - green) + Math.abs(data[at + 2]! - blue);
          if (far < 12) continue;
          found.left = Math.min(found.left, x);
          found.right = Math.max(found.right, x + 1);
          found.top = Math.min(found.top, y);
          found.low = Math.max(found.low, y + 1);
        }
      const [wide, high] = [found.right - found.left, found.low - found.top];
      const scale = Math.min((width - margin * 2) / wide, (height - margin * 2) / high);
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d')!;
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      context.fillRect(0, 0, width, height);
      context.imageSmoothingQuality = 'high';
      const [left, top] = [(width - wide * scale) / 2, (height - high * scale) / 2];
      context.drawImage(image, found.left, found.top, wide, high, left, top, wide * scale, high * scale);
      return canvas.toDataURL('image/png');
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, ...size },
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
