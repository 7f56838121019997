/** The open project's settings in paddock.yaml, and how to change them: in place, comments kept, saved with the project. */
import type { LintLevels, NewNodeDefaults } from '#model/document/project.ts';
import { editProjectSettings } from '#model/text/project-file.ts';
import { useDocument } from '../../store/document-store.ts';
import { PROJECT_FILE } from '../../store/file-names.ts';
import { tell } from '../../store/notice-store.ts';
import { projectSettings } from '../../store/project-settings.ts';

interface Values {
  readonly lints: LintLevels;
  readonly newNodes: NewNodeDefaults;
}

export interface ProjectSettingsForm extends Values {
  /** What is wrong in the file. */
  readonly problems: ReturnType<typeof projectSettings>['problems'];
  change(values: Partial<Values>): void;
}

/** Undefined: no project is open. */
export function useProjectSettings(): ProjectSettingsForm | undefined {
  const isOpen = useDocument((state) => state.project !== undefined);
  const text = useDocument((state) => state.texts[PROJECT_FILE]?.text ?? '');
  if (!isOpen) return undefined;
  const { lints, newNodes, problems } = projectSettings(text);
  return {
    lints,
    newNodes,
    problems,
    change: (values) => {
      const edited = editProjectSettings(text, { lints, newNodes, ...values });
      if (edited === undefined)
        tell('bad', `${PROJECT_FILE} can not be read, so it is not changed either. Mend its text first.`);
      else useDocument.getState().setText(PROJECT_FILE, edited);
    },
  };
}
