/** On a nearly empty canvas: the keys that matter. Gone as soon as there is something to look at. */
import { useDocument } from '../store/document-store.ts';

const FEW = 3;

export function FirstSteps() {
  const count = useDocument(
    (state) => state.drawing?.workflow.threads.reduce((sum, thread) => sum + thread.nodes.length, 0) ?? FEW,
  );
  if (count >= FEW) return null;
  return (
    <div className="first-steps">
      <span>Drag a node onto the edge, or</span>
      <span>
        <kbd>A</kbd>append to what is selected
      </span>
      <span>
        <kbd>N</kbd>create at the pointer
      </span>
    </div>
  );
}
