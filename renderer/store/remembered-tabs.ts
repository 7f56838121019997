/** Which workflows were open in a project the last time: kept with the user's settings, a few projects long. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { ProjectInfo } from '#bridge/contract.ts';
import { workflowFilesOf } from './file-names.ts';
import { useSettings } from './settings-store.ts';

export interface OpenTabs {
  readonly openFiles: readonly string[];
  /** The one that is shown. */
  readonly workflowFile: string | undefined;
}

const KEY = 'tabs';
const PROJECTS_MAX = 20;

const isRecord = (value: JsonValue | undefined): value is Record<string, JsonValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** What is still there of it; with nothing remembered the project's first workflow. */
export function rememberedTabs(project: ProjectInfo): OpenTabs {
  const present = workflowFilesOf(project.files);
  const all = useSettings.getState().view[KEY];
  const kept = isRecord(all) ? all[project.root] : undefined;
  const open = isRecord(kept) ? texts(kept.open).filter((path) => present.includes(path)) : [];
  const shown = isRecord(kept) && typeof kept.shown === 'string' ? kept.shown : undefined;
  if (open.length === 0) return { openFiles: present.slice(0, 1), workflowFile: present[0] };
  return { openFiles: open, workflowFile: shown !== undefined && open.includes(shown) ? shown : open[0] };
}

export function rememberTabs(root: string, { openFiles, workflowFile }: OpenTabs): void {
  const { view, remember } = useSettings.getState();
  const before = isRecord(view[KEY]) ? Object.entries(view[KEY]).filter(([path]) => path !== root) : [];
  const mine = { open: [...openFiles], ...(workflowFile === undefined ? {} : { shown: workflowFile }) };
  remember(KEY, Object.fromEntries([...before.slice(-PROJECTS_MAX + 1), [root, mine]]));
}
