/** Where a scenario of dsl/ is wanted to differ: ends of places. The reasons stand in engine/README.md. */
const NO_END_TIME = ['wfRun.threadRuns[0].endTime', 'wfRun.endTime'];

export const knownOfDsl: Readonly<Record<string, readonly string[]>> = {
  'released-to-group': NO_END_TIME,
  reassigned: NO_END_TIME,
};
