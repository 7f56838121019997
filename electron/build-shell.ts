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

/** Into `out`/electron and `out`/engine. Takes well under a second. */
export async function buildShell(root: string, out = join(root, 'dist')): Promise<void> {
  const page = (name: string): BuildOptions => ({
    ...shared,
    format: 'cjs',
    entryPoints: [join(root, 'electron', `${name}.ts`)],
    outfile: join(out, 'electron', `${name}.cjs`),
  });
  // CommonJS packages inside a module bundle still want `require` for Node's own modules.
  const banner = {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  };
  const engine: BuildOptions = {
    ...shared,
    banner,
    format: 'esm',
    entryPoints: [join(root, 'engine', 'main.ts')],
    outfile: join(out, 'engine', 'main.mjs'),
  };
  await Promise.all([build(page('main')), build(page('preload')), build(engine)]);
}
