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
import { useDocument } from '../../store/document-store.ts';
import { DEFINITIONS_FILE, isWorkflowFile } from '../../store/file-names.ts';
import { useSession } from '../../store/session-store.ts';

const iconOf = (path: string): TablerIcon => {
  if (isWorkflowFile(path)) return IconSchema;
  if (path === DEFINITIONS_FILE) return IconBook;
  if (path.endsWith('.scenario.yaml')) return IconFlask;
  return path.endsWith('.layout.json') ? IconLayoutBoard : IconFile;
};

function open(path: string): void {
  const { workflowFile, openWorkflow } = useDocument.getState();
  const session = useSession.getState();
  if (isWorkflowFile(path) && path !== workflowFile) unlessUnsaved(() => void openWorkflow(path));
  else if (path === DEFINITIONS_FILE) session.showSidePanel('definitions');
  else if (isWorkflowFile(path)) session.showDrawer('text');
}

export function FilesPanel() {
  const project = useDocument((state) => state.project);
  const current = useDocument((state) => state.workflowFile);
  const texts = useDocument((state) => state.texts);
  const known = new Set(project?.files.map((file) => file.path));
  const paths = [...known, ...Object.keys(texts).filter((path) => !known.has(path))];
  return paths.map((path) => {
    const Icon = iconOf(path);
    const text = texts[path];
    return (
      <button
        key={path}
        type="button"
        className="list-row"
        aria-current={path === current}
        onClick={() => open(path)}
      >
        <Icon size={15} />
        <span className="grow">{path}</span>
        {text && text.text !== text.savedText && (
          <span className="unsaved-dot" role="img" aria-label="Unsaved edits" />
        )}
      </button>
    );
  });
}
