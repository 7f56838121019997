/** Keeps in the user's settings which workflows are open, so that they are open again the next time. */
import { useDocument } from '../store/document-store.ts';
import { rememberTabs } from '../store/remembered-tabs.ts';

/** Starts to watch the document store; answers how to stop. */
export const followTabs = (): (() => void) =>
  useDocument.subscribe((state, before) => {
    if (state.project === undefined) return;
    if (state.openFiles !== before.openFiles || state.workflowFile !== before.workflowFile)
      rememberTabs(state.project.root, state);
  });
