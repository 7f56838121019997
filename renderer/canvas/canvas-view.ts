/** What menus and keys may ask of the canvas that is on the screen. */
import { create } from 'zustand';
import type { Point } from '#model/document/layout.ts';

export interface CanvasView {
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  fit(): void;
  /** CSS pixels of the window to canvas coordinates. */
  toCanvas(point: Point): Point;
}

export const useCanvasView = create<{
  readonly view: CanvasView | undefined;
  register(view: CanvasView | undefined): void;
}>()((set) => ({ view: undefined, register: (view) => set({ view }) }));
