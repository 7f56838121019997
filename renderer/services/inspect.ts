/**
 * What the page holds, for people who look for a fault and for tests: `paddock.state()` in the console. Only copies go
 * out, and nothing can be changed from there.
 */
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

/** As JSON holds it: fields that are not there are left out. */
function state() {
  const { project, workflowFile, drawing, texts, textBroken, dirty, doneLabels, undoneLabels } =
    useDocument.getState();
  const { selection, dialog, nodeMenu } = useSession.getState();
  return structuredClone({
    root: project?.root,
    workflowFile,
    drawing,
    texts,
    textBroken,
    dirty,
    doneLabels,
    undoneLabels,
    selection,
    dialog: dialog?.kind,
    menu: nodeMenu !== undefined,
  });
}

export type PageState = ReturnType<typeof state>;

/** Calls with the text of each file whenever one changed; answers how to stop. */
const watch = (listener: (texts: Readonly<Record<string, string>>) => void): (() => void) =>
  useDocument.subscribe(({ texts }, before) => {
    if (texts === before.texts) return;
    listener(Object.fromEntries(Object.entries(texts).map(([path, { text }]) => [path, text])));
  });

export function offerInspection(): void {
  Object.assign(globalThis, { paddock: { state, watch } });
}
