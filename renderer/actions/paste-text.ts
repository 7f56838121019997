/** Text from the clipboard: copied nodes are pasted, whole workflows are offered for import, anything else is answered. */
import type { PortableClip } from '#model/commands/clip-nodes.ts';
import { isClipText, parseClip } from '#model/text/clip-text.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { useSession } from '../store/session-store.ts';
import { paste } from './clipboard.ts';
import { unlessUnsaved } from './unless-unsaved.ts';

const isWorkflowYaml = (text: string): boolean => /^workflow:/m.test(text) && /^threads:/m.test(text);
const isJsonObject = (text: string): boolean => /^\s*\{/.test(text) && /\}\s*$/.test(text);

/** The beginning of a text, for a sentence. */
function beginning(text: string): string {
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** Nothing was copied, or somebody took it all out of the text. */
const isEmpty = ({ nodes, also, notes }: PortableClip): boolean =>
  nodes.length === 0 && also.length === 0 && notes.length === 0;

function offerImport(text: string, name: string): void {
  const file = new File([text], name, { type: 'text/plain' });
  unlessUnsaved(() => useSession.getState().openDialog({ kind: 'import', file }));
}

export function pasteText(text: string): void {
  if (text.trim() === '') {
    tell('info', 'The clipboard holds no text. Select nodes and press Ctrl+C first.');
    return;
  }
  if (isClipText(text)) {
    const clip = parseClip(text);
    if (!clip.ok) {
      const [problem] = clip.error;
      const line = problem?.place.line === undefined ? '' : ` in line ${problem.place.line}`;
      tell(
        'bad',
        `The nodes in the clipboard can't be read${line}: ${problem?.message ?? 'copy them again.'}`,
      );
    } else if (isEmpty(clip.value)) tell('info', 'The clipboard holds no nodes and no notes.');
    else if (useDocument.getState().drawing) paste('Paste', clip.value);
    return;
  }
  if (isWorkflowYaml(text)) return offerImport(text, 'clipboard.workflow.yaml');
  if (isJsonObject(text)) return offerImport(text, 'clipboard.json');
  tell(
    'bad',
    `The clipboard holds “${beginning(text)}”, which is neither nodes nor a workflow, so nothing was pasted. Copy nodes on a canvas, a WfSpec in JSON, or the text of a workflow file.`,
  );
}
