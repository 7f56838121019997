/** How far a turn of the wheel or a pinch on a trackpad zooms, and a pinch that follows the fingers. */
import { useEffect } from 'react';
import { useReactFlow, useStore } from '@xyflow/react';
import { ZOOM_MAX, ZOOM_MIN } from './zoom-limits.ts';

/** Notches of a mouse's wheel come as 100 or more; a pinch comes in many small steps. */
const NOTCH = 40;

/** Browsers send a pinch as a turn of the wheel with Ctrl, whether that is pressed or not. */
const isPinch = (event: WheelEvent): boolean =>
  event.ctrlKey && event.deltaMode === WheelEvent.DOM_DELTA_PIXEL && Math.abs(event.deltaY) < NOTCH;

/** What to multiply the zoom with. Chromium tells a pinch to `s` times the distance as steps that sum up to -100 ln(s). */
export function zoomFactor(event: WheelEvent): number {
  if (isPinch(event)) return Math.exp(-event.deltaY / 100);
  const perUnit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 0.002 : 0.05;
  return 2 ** (-event.deltaY * perUnit);
}

/**
 * Takes pinches over the canvas: React Flow multiplies them on macOS only, elsewhere the drawing would move a seventh of
 * what the fingers do. Over what floats on the canvas (tools, overview) Ctrl with the wheel must not zoom the whole page.
 */
export function usePinch(): void {
  const flow = useReactFlow();
  const element = useStore((state) => state.domNode);
  useEffect(() => {
    if (element === null) return;
    const turned = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      if (!isPinch(event)) return;
      event.stopPropagation();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const { x, y, zoom } = flow.getViewport();
      const next = Math.min(Math.max(zoom * zoomFactor(event), ZOOM_MIN), ZOOM_MAX);
      const by = next / zoom;
      void flow.setViewport({ x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by, zoom: next });
    };
    element.addEventListener('wheel', turned, { capture: true, passive: false });
    return () => element.removeEventListener('wheel', turned, { capture: true });
  }, [element, flow]);
}
