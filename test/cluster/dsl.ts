/**
 * Runs the user's test suite of dsl/ (official Java DSL, official workers) on a server, and looks at every WfRun that it
 * left, in the form of the differential suite.
 */
import type { JsonValue } from '@bufbuild/protobuf';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { differences, type Difference } from '../differential/compare.ts';
import { Names } from '../differential/normalise.ts';
import type { Answer } from '../differential/play.ts';
import type { Server } from '../differential/server.ts';
import { snapshot } from '../differential/snapshot.ts';
import { classPath, java, packages } from './maven.ts';

export interface Played {
  readonly scenario: string;
  /** What went wrong in the suite itself: something was waited for in vain, or refused. */
  readonly error?: string;
  readonly answer: Answer;
  /** The PutWfSpecRequests, as the SDK compiled them. */
  readonly workflows: readonly string[];
}

interface Line {
  readonly scenario: string;
  readonly error?: string;
  readonly said: JsonValue[];
  readonly runs: readonly string[];
  readonly workflows: readonly string[];
}

const program = join(import.meta.dirname, 'dsl/Dsl.java');

function lines(address: string, tenant: string, filter: string): Promise<Line[]> {
  const [host, port] = address.split(':') as [string, string];
  const args = ['-Xmx512m', '-cp', classPath(packages.client), program, host, port, tenant, filter];
  return new Promise((resolve, reject) => {
    execFile(java(), args, { maxBuffer: 256e6, timeout: 400_000 }, (error, stdout, stderr) => {
      if (error !== null && stdout === '')
        return reject(new Error(`${error.message}\n${stderr.slice(-4000)}`));
      resolve(
        stdout
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line) as Line),
      );
    });
  });
}

/** All scenarios whose name contains `filter`, by name. `tenant`: the one that `server` speaks for; empty: default. */
export async function playDsl(
  server: Server,
  address: string,
  tenant: string,
  filter = '',
): Promise<Map<string, Played>> {
  const played = new Map<string, Played>();
  for (const { scenario, error, said, runs, workflows } of await lines(address, tenant, filter)) {
    const names = new Names();
    const wfRuns: Record<string, JsonValue> = {};
    for (const id of runs)
      wfRuns[names.normalise(id) as string] = names.normalise(await snapshot(server, id));
    const answer = { title: scenario, steps: said.map((each) => names.normalise(each)), wfRuns };
    played.set(scenario, { scenario, error, answer, workflows });
  }
  return played;
}

/** What differs, words of messages for people included as in the differential suite. */
export function dslDifferences(real: Played, ours: Played): Difference[] {
  const text = real.workflows.join('\n');
  return differences(
    { name: real.scenario, title: real.scenario, workflows: [], steps: [], text },
    real.answer,
    ours.answer,
  );
}
