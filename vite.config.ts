// How the pages are built: from renderer/ into dist/renderer. What is large and not needed for the first drawing
// (Monaco) has a chunk of its own that loads when it is asked for.
import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

const CHUNKS: readonly (readonly [name: string, part: RegExp])[] = [
  // First, as a group takes all along that its files need: what loads chunks on demand would else stand beside Monaco,
  // and bring Monaco into every first load. What draws React to text is loaded for an export only.
  ['react', /node_modules[\\/](react|scheduler|react-dom(?!.*server))[\\/]|vite\/preload-helper/],
  ['monaco', /node_modules[\\/]monaco-editor[\\/]/],
  ['flow', /node_modules[\\/]@xyflow[\\/]/],
  ['components', /node_modules[\\/](@mantine|@floating-ui|@tabler)[\\/]/],
];

export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The strict Content-Security-Policy allows no inline script; small workers and fonts stay files, too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      output: { codeSplitting: { groups: CHUNKS.map(([name, test]) => ({ name, test })) } },
    },
  },
});
