/** Facts, in the words of the past tense. Each kind has a version, so that an old journal replays for ever. */
export interface Entry {
  readonly kind: string;
  readonly version: number;
  readonly wfRunId: string;
}
