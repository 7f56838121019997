/** A form row that names a workflow: those of the project are offered, any other may be typed. */
import { useDocument } from '../../store/document-store.ts';
import { workflowFilesOf } from '../../store/file-names.ts';
import { ReferenceRow } from './fields/reference-row.tsx';
import type { RecordForm } from './record-form.ts';

interface WorkflowRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly help?: string;
}

export function WorkflowRow(props: WorkflowRowProps) {
  const files = useDocument((state) => state.project?.files);
  const open = useDocument((state) => state.drawing?.workflow.name);
  // A file is called like its workflow; what it says inside is not read for this.
  const names = workflowFilesOf(files ?? [])
    .map((path) => path.replace(/^.*\//, '').replace(/\.workflow\.yaml$/, ''))
    .filter((name) => name !== open);
  return <ReferenceRow {...props} options={[...new Set(names)]} />;
}
