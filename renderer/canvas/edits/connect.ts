/** Draws an edge from one card to another, or says why there can't be one. */
import { connectNodes } from '#model/commands/connect-nodes.ts';
import { mayConnect, type EdgeEnds } from '#model/rules/may-connect.ts';
import { useDocument } from '../../store/document-store.ts';

export function connect(ends: EdgeEnds): void {
  useDocument.getState().execute({
    label: 'Connect nodes',
    run: (drawing) => {
      const verdict = mayConnect(drawing.workflow.threads, ends);
      if (!verdict.allowed) return { ok: false, error: verdict.refusal };
      const { from, to } = ends;
      return connectNodes(drawing, { thread: from.thread, from: from.node, to: to.node });
    },
  });
}
