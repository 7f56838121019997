/** The table of legal LHStatus moves, and what appliers do with an entry that does not fit. */
import { describe, expect, it } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { apply } from '../../engine/core/apply.ts';
import type { Entry } from '../../engine/core/entries.ts';
import { assertMove } from '../../engine/core/lifecycle.ts';
import { aThread } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aWfSpec } from '../kit/definitions.ts';

describe('the lifecycle', () => {
  it('lets a ThreadRun come back from ERROR, and never from COMPLETED', () => {
    const move = (from: LHStatus, to: LHStatus) => () => assertMove('ThreadRun', from, to, 'run/0');
    expect(move(LHStatus.ERROR, LHStatus.RUNNING)).not.toThrow();
    expect(move(LHStatus.COMPLETED, LHStatus.RUNNING)).toThrow('cannot go from COMPLETED to RUNNING');
    expect(move(LHStatus.HALTED, LHStatus.COMPLETED)).toThrow();
  });

  it('is asserted by every applier that changes a status', () => {
    const bench = new Bench(aWfSpec('short', { main: aThread() }));
    bench.run('short');
    const again = { version: 1, wfRunId: 'run', at: 0, status: LHStatus.RUNNING } as const;
    const moves: Entry[] = [
      { ...again, kind: 'wf-run-status-changed' },
      { ...again, kind: 'thread-run-status-changed', thread: 0 },
      { ...again, kind: 'node-run-status-changed', thread: 0, position: 1 },
    ];
    for (const entry of moves) expect(() => apply(bench.world, entry)).toThrow('cannot go from');
  });

  it('knows no entries of a version that was never written, nor for what is not there', () => {
    const bench = new Bench(aWfSpec('short', { main: aThread() }));
    bench.run('short');
    const cleared: Entry = { kind: 'timer-cleared', version: 1, wfRunId: 'run', at: 0, id: 'x' };
    expect(() => apply(bench.world, { ...cleared, version: 99 })).toThrow('version 99');
    expect(() => apply(bench.world, { ...cleared, wfRunId: 'nobody' })).toThrow('no WfRun nobody');
  });
});
