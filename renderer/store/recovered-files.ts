/** What a window left behind that is gone, as the dialog that offers it shows it. */
import type { UnsavedFile } from '#bridge/contract.ts';

export interface RecoveredFile extends UnsavedFile {
  readonly keptAt: string;
}

export interface RecoveredEdits {
  readonly root: string;
  /** The newest of each file, and only what differs from the disk. */
  readonly files: readonly RecoveredFile[];
  /** To be dropped once the edits are taken or refused. */
  readonly sessions: readonly string[];
}
