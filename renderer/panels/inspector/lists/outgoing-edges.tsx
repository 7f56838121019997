/** The edges that leave a node, in the order in which they are tried; each opens in the inspector. */
import { memo } from 'react';
import { disconnectEdge } from '#model/commands/disconnect-edge.ts';
import { reorderEdges } from '#model/commands/reorder-edges.ts';
import { edgeAnswer } from '../../../canvas/layout/edge-label.ts';
import { useSession } from '../../../store/session-store.ts';
import { movedOrder, RowButtons } from '../fields/row-buttons.tsx';
import { Section } from '../fields/section.tsx';
import type { NodeForm } from '../node-form.ts';

function Edges({ form }: { form: NodeForm }) {
  const { thread, node } = form;
  const at = { thread, from: node.name };
  const move = (from: number, to: number) =>
    form.run('next', (drawing) =>
      reorderEdges(drawing, { ...at, order: movedOrder(node.next.length, from, to) }),
    );
  return (
    <Section title="Goes on to" field="next">
      {node.next.length === 0 && (
        <p className="form-note">Nothing yet. Draw an edge from its right border, or press A.</p>
      )}
      {node.next.map((edge, index) => {
        const answer = edgeAnswer(node.next, index);
        return (
          <div key={index} className="item" data-field={`next/${index}`}>
            <div className="item-head">
              <button
                type="button"
                className="grow"
                title={`Edit the edge to ${edge.to}`}
                onClick={() => useSession.getState().goTo({ kind: 'edge', thread, node: node.name, index })}
              >
                <b>{edge.to}</b>
                {answer !== undefined && (
                  <span className="dim">{edge.when === undefined ? answer : 'when'}</span>
                )}
                {edge.when !== undefined && <span className="mono grow">{edge.when}</span>}
              </button>
              <RowButtons
                of={`edge to ${edge.to}`}
                onEarlier={index > 0 ? () => move(index, index - 1) : undefined}
                onLater={index < node.next.length - 1 ? () => move(index, index + 1) : undefined}
                onRemove={() =>
                  form.run('next', (drawing) => disconnectEdge(drawing, { ...at, edge: index }))
                }
              />
            </div>
          </div>
        );
      })}
    </Section>
  );
}

/** Rests while something else of the node is edited. */
export const OutgoingEdges = memo(
  Edges,
  ({ form: a }, { form: b }) =>
    a.thread === b.thread && a.node.name === b.node.name && a.node.next === b.node.next,
);
