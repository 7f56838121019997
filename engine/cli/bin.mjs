#!/usr/bin/env node
// The `paddock` command. It wants Node 24 or newer; with an older one it starts itself again on the Node that npm installed.
import { spawnSync } from 'node:child_process';
import * as module from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const major = Number(process.versions.node.split('.')[0]);
if (major >= 24) {
  module.enableCompileCache?.();
  if (process.argv[2] === 'engine') (await import('../heap-flags.ts')).beginAgainLean();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  let node;
  try {
    const folder = dirname(module.createRequire(import.meta.url).resolve('node/package.json'));
    node = [join(folder, 'bin/node'), join(folder, 'bin/node.exe')].find((path) => existsSync(path));
  } catch {
    // Not installed: said below.
  }
  if (node === undefined) {
    console.error(
      `paddock: this is Node ${process.versions.node}; Paddock needs Node 24 (npm ci installs one beside it).`,
    );
    process.exitCode = 2;
  } else {
    const run = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
    process.exitCode = run.status ?? 1;
  }
}
