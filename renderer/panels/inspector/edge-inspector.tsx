/** The inspector of an edge: where it leads, its condition, its mutations and its place in the order of its node. */
import { Button, Select } from '@mantine/core';
import { IconArrowRight, IconTrash } from '@tabler/icons-react';
import { editEdge, type EditEdgeArgs } from '#model/commands/edit-edge.ts';
import { reorderEdges } from '#model/commands/reorder-edges.ts';
import { deleteSelected } from '../../actions/delete-selection.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { ExpressionRow, orAbsent } from './fields/expression-row.tsx';
import { Field } from './fields/field.tsx';
import { movedOrder, RowButtons } from './fields/row-buttons.tsx';
import { Section } from './fields/section.tsx';
import { SwitchRow } from './fields/switch-row.tsx';
import { InspectorHead } from './inspector-head.tsx';
import { ExpressionList } from './lists/expression-list.tsx';
import { useRecordForm } from './record-form.ts';
import { useThread } from './use-drawing-names.ts';

/** Path of the field inside the edge, from a path inside its node. */
function fieldInEdge(index: number, edge: number | undefined, field: string | undefined): string | undefined {
  const prefix = `next/${index}`;
  if (field?.startsWith(`${prefix}/`)) return field.slice(prefix.length + 1);
  if (edge !== index || field?.startsWith('next/')) return field === prefix ? 'to' : undefined;
  return field ?? 'to';
}

export function EdgeInspector({ thread, from, index }: { thread: string; from: string; index: number }) {
  const spec = useThread(thread);
  const node = spec?.nodes.find((each) => each.name === from);
  const edge = node?.next[index];
  const form = useRecordForm(
    `edge:${thread}/${from}/${index}`,
    `Edit edge of ${from}`,
    { thread, node: from },
    ({ place }) =>
      place.thread === thread && place.node === from
        ? fieldInEdge(index, place.edge, place.field)
        : undefined,
  );
  if (spec === undefined || node === undefined || edge === undefined)
    return <div className="empty">This edge is not there any more.</div>;
  const set = (patch: EditEdgeArgs['patch'], field = Object.keys(patch)[0] ?? '') =>
    form.run(field, (drawing) => editEdge(drawing, { thread, from, edge: index, patch }));
  const count = node.next.length;
  const move = (to: number) => {
    const done = useDocument.getState().execute({
      label: `Reorder edges of ${from}`,
      run: (drawing) => reorderEdges(drawing, { thread, from, order: movedOrder(count, index, to) }),
    });
    if (done.ok) useSession.getState().select([{ kind: 'edge', thread, node: from, index: to }]);
  };
  const targets = spec.nodes.filter((each) => each.kind !== 'entrypoint').map((each) => each.name);
  return (
    <>
      <InspectorHead
        icon={IconArrowRight}
        tone="flow"
        title={`${from} → ${edge.to}`}
        words={`Edge in ${thread}`}
      />
      <div className="inspector-body">
        <Section title="Edge">
          <Field field="to" label="Leads to">
            <Select
              aria-label="Leads to"
              searchable
              data={[...new Set([...targets, edge.to])]}
              value={edge.to}
              allowDeselect={false}
              error={form.problems('to')[0]?.message}
              onChange={(to) => to && set({ to })}
            />
          </Field>
          <ExpressionRow
            form={form}
            field="when"
            label="Taken when"
            value={edge.when}
            expects="BOOL"
            placeholder={count > 1 ? 'no other is taken before it' : 'always'}
            onChange={(text) => set({ when: orAbsent(text) })}
          />
          {edge.legacy && (
            <SwitchRow
              field="legacy"
              label="Kept in the old form of 0.x clients"
              value
              onChange={() => set({ legacy: undefined })}
            />
          )}
          {count > 1 && (
            <div className="field-label">
              <span>
                Tried as number {index + 1} of {count}
              </span>
              <RowButtons
                of="this edge"
                onEarlier={index > 0 ? () => move(index - 1) : undefined}
                onLater={index < count - 1 ? () => move(index + 1) : undefined}
              />
            </div>
          )}
        </Section>
        <Section title="Sets variables">
          <ExpressionList
            form={form}
            field="set"
            label="Mutations"
            kind="mutation"
            values={edge.set ?? []}
            placeholder="total += item.price"
            onChange={(list, field) => set({ set: list }, field)}
          />
          <p className="form-note">
            They run in order when the edge is taken. LittleHorse skips them when a failure handler of {from}{' '}
            ran.
          </p>
        </Section>
        <Section title="More">
          <Button
            variant="default"
            leftSection={<IconTrash size={14} />}
            onClick={() => deleteSelected(false)}
          >
            Delete this edge
          </Button>
        </Section>
      </div>
    </>
  );
}
