/** Bundles what runs under Electron: main and preload as CommonJS (a sandboxed preload can't be a module), the engine as one file. */
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  external: ['electron'],
  logLevel: 'warning',
  sourcemap: true,
  legalComments: 'none',
} satisfies BuildOptions;

/** Main and preload into `out`/electron. Takes well under a second. */
export async function bundleShell(root: string, out = join(root, 'dist')): Promise<void> {
  const bundle = (name: string): Promise<unknown> =>
    build({
      ...shared,
      format: 'cjs',
      entryPoints: [join(root, 'electron', `${name}.ts`)],
      outfile: join(out, 'electron', `${name}.cjs`),
    });
  await Promise.all([bundle('main'), bundle('preload')]);
}

/** The engine into `out`/engine/main.mjs, whole: it runs without node_modules. */
export async function bundleEngine(root: string, out = join(root, 'dist')): Promise<void> {
  await build({
    ...shared,
    format: 'esm',
    // CommonJS packages inside a module bundle still want `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    // A utility process does not call its entry `main`; this bundle is run, never imported.
    define: { 'import.meta.main': 'true' },
    entryPoints: [join(root, 'engine', 'main.ts')],
    outfile: join(out, 'engine', 'main.mjs'),
  });
}
