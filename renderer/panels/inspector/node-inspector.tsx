/** The inspector of a node: name, the fields of its kind, edges, failure handlers; and what a run says about it. */
import { Tabs } from '@mantine/core';
import { renameNodeAndDefinition } from '#model/commands/own-definition.ts';
import type { Node } from '#model/document/node.ts';
import { viewOf } from '../../canvas/nodes/registry.ts';
import { RunTab } from '../../runs/run-tab.tsx';
import { useDocument } from '../../store/document-store.ts';
import { isNewDefinition } from '../../store/new-definitions.ts';
import { useRun } from '../../store/run-store.ts';
import { useSession, type InspectorTabId } from '../../store/session-store.ts';
import { NameRow } from './fields/name-row.tsx';
import { Section } from './fields/section.tsx';
import { keepForm } from './form-key.ts';
import { formOf } from './forms/registry.ts';
import { InspectorHead } from './inspector-head.tsx';
import { FailureHandlers } from './lists/failure-handlers.tsx';
import { OutgoingEdges } from './lists/outgoing-edges.tsx';
import { useNodeForm } from './node-form.ts';
import { useIsLetGo } from './use-is-let-go.ts';

function NodeForms({ thread, node }: { thread: string; node: Node }) {
  const form = useNodeForm(thread, node);
  const KindForm = formOf(node.kind);
  const rename = (name: string): boolean => {
    const done = useDocument.getState().execute({
      label: `Rename ${node.name}`,
      run: (drawing) =>
        renameNodeAndDefinition(
          drawing,
          { thread, node: node.name, name },
          isNewDefinition(useDocument.getState().texts),
        ),
    });
    if (done.ok) {
      const item = { kind: 'node', thread, node: name } as const;
      keepForm({ ...item, node: node.name }, item);
      useSession.getState().select([item]);
    }
    return done.ok;
  };
  return (
    <>
      <Section title="Node">
        <NameRow value={node.name} onRename={rename} />
      </Section>
      <KindForm form={form} />
      {(node.kind !== 'exit' || node.next.length > 0) && <OutgoingEdges form={form} />}
      {((node.kind !== 'exit' && node.kind !== 'entrypoint') || node.onFailure.length > 0) && (
        <FailureHandlers form={form} />
      )}
    </>
  );
}

export function NodeInspector({ thread, name }: { thread: string; name: string }) {
  const node = useDocument((state) =>
    state.drawing?.workflow.threads
      .find((each) => each.name === thread)
      ?.nodes.find((each) => each.name === name),
  );
  const hasRun = useRun((state) => state.overlay !== undefined);
  const tab = useSession((state) => state.inspectorTab);
  const isReady = useIsLetGo();
  if (node === undefined) return <div className="empty">This node is not there any more.</div>;
  const view = viewOf(node.kind);
  const shown: InspectorTabId = hasRun ? tab : 'edit';
  return (
    <>
      <InspectorHead
        icon={view.icon}
        tone={view.tone(node)}
        title={node.name}
        words={`${view.label} in ${thread}`}
      />
      {hasRun && (
        <Tabs
          value={shown}
          onChange={(next) => next && useSession.getState().showInspector(next as InspectorTabId)}
        >
          <Tabs.List px={8}>
            <Tabs.Tab value="edit" fz={12} py={8}>
              Edit
            </Tabs.Tab>
            <Tabs.Tab value="run" fz={12} py={8} data-testid="inspector-run">
              Run
            </Tabs.Tab>
          </Tabs.List>
        </Tabs>
      )}
      <div className="inspector-body">
        {isReady &&
          (shown === 'run' ? (
            <RunTab thread={thread} node={name} />
          ) : (
            <NodeForms thread={thread} node={node} />
          ))}
      </div>
    </>
  );
}
