/** The drawer's text of the workflow file. */
import { useDocument } from '../../store/document-store.ts';

export function TextPanel() {
  const text = useDocument((state) =>
    state.workflowFile ? state.texts[state.workflowFile]?.text : undefined,
  );
  const setText = useDocument((state) => state.setWorkflowText);
  return (
    <textarea
      className="mono"
      aria-label="Text of the workflow"
      spellCheck={false}
      style={{
        width: '100%',
        height: '100%',
        boxSizing: 'border-box',
        border: 0,
        padding: 12,
        resize: 'none',
        background: 'var(--surface)',
        color: 'var(--text)',
      }}
      value={text ?? ''}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
