/** How long the canvas takes to look elsewhere, in milliseconds: a still screen for those who ask for less motion. */
export const motion = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 140);
