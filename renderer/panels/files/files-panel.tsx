/** The files of the project. A workflow opens on the canvas; unsaved ones carry a dot. */
import {
  IconBook,
  IconFile,
  IconFlask,
  IconLayoutBoard,
  IconSchema,
  type TablerIcon,
} from '@tabler/icons-react';
import { unlessUnsaved } from '../../actions/unless-unsaved.ts';
import { errorMessage } from '../../services/error-message.ts';
import { useDocument } from '../../store/document-store.ts';
import { DEFINITIONS_FILE, isWorkflowFile } from '../../store/file-names.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession } from '../../store/session-store.ts';

const SCENARIO = /^scenarios\/(.*)\.scenario\.yaml$/;

const iconOf = (path: string): TablerIcon => {
  if (isWorkflowFile(path)) return IconSchema;
  if (path === DEFINITIONS_FILE) return IconBook;
  if (SCENARIO.test(path)) return IconFlask;
  return path.endsWith('.layout.json') ? IconLayoutBoard : IconFile;
};

function open(path: string): void {
  const { workflowFile, openWorkflow } = useDocument.getState();
  const session = useSession.getState();
  if (path === DEFINITIONS_FILE) session.showSidePanel('definitions');
  else if (path === workflowFile) session.showDrawer('text');
  else if (isWorkflowFile(path))
    unlessUnsaved(() => {
      openWorkflow(path).catch((error: unknown) => tell('bad', errorMessage(error)));
    });
}

function FileRow({ path, label }: { path: string; label: string }) {
  const isCurrent = useDocument((state) => state.workflowFile === path);
  const isUnsaved = useDocument((state) => {
    const file = state.texts[path];
    return file !== undefined && file.text !== file.savedText;
  });
  const Icon = iconOf(path);
  return (
    <button
      type="button"
      className="list-row"
      aria-current={isCurrent}
      title={path}
      onClick={() => open(path)}
    >
      <Icon size={15} />
      <span className="grow">{label}</span>
      {isUnsaved && <span className="unsaved-dot" role="img" aria-label="Unsaved edits" />}
    </button>
  );
}

export function FilesPanel() {
  const project = useDocument((state) => state.project);
  const texts = useDocument((state) => state.texts);
  const paths = [...new Set([...(project?.files.map((file) => file.path) ?? []), ...Object.keys(texts)])];
  const scenarios = paths.flatMap((path) => {
    const name = SCENARIO.exec(path)?.[1];
    return name === undefined ? [] : [{ path, name }];
  });
  return (
    <>
      {paths
        .filter((path) => !SCENARIO.test(path))
        .map((path) => (
          <FileRow key={path} path={path} label={path} />
        ))}
      {scenarios.length > 0 && <h2 className="section-title">Scenarios</h2>}
      {scenarios.map(({ path, name }) => (
        <FileRow key={path} path={path} label={name} />
      ))}
    </>
  );
}
