/** What `paddock.yaml` of the open project says of lints and new nodes. A broken one says less, and never keeps anything shut. */
import { parseProjectSettings } from '#model/text/project-file.ts';
import { PROJECT_FILE } from './file-names.ts';

export type ProjectSettings = ReturnType<typeof parseProjectSettings>;

let last: { readonly text: string; readonly settings: ProjectSettings } | undefined;
const none: Pick<ProjectSettings, 'lints' | 'newNodes' | 'problems'> = {
  lints: {},
  newNodes: {},
  problems: [],
};

/** @param text of the file; undefined or empty: there is none. Kept for the text read last */
export function projectSettings(text: string | undefined): typeof none {
  if (!text) return none;
  if (last?.text !== text) last = { text, settings: parseProjectSettings(text, PROJECT_FILE) };
  return last.settings;
}
