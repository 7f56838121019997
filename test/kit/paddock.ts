/** Runs the `paddock` command as users do, and gives what it printed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './engine.ts';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function paddock(args: readonly string[], cwd = repository): Ran {
  const run = spawnSync(process.execPath, [join(repository, 'engine/cli/bin.mjs'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}
