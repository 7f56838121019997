/** The inspector of a thread: its name, what starts it, its variables and interrupts. */
import { Button } from '@mantine/core';
import { IconFrame, IconTrash } from '@tabler/icons-react';
import { editThread } from '#model/commands/edit-thread.ts';
import { renameThread } from '#model/commands/rename-thread.ts';
import { deleteSelected } from '../../actions/delete-selection.ts';
import { starterWords, startersOf } from '../../canvas/layout/starters.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { NameRow } from './fields/name-row.tsx';
import { DurationRow } from './fields/duration-row.tsx';
import { Section } from './fields/section.tsx';
import { keepForm } from './form-key.ts';
import { InspectorHead } from './inspector-head.tsx';
import { Interrupts } from './lists/interrupts.tsx';
import { Variables } from './lists/variables.tsx';
import { useRecordForm } from './record-form.ts';
import { useThread } from './use-drawing-names.ts';
import { useIsLetGo } from './use-is-let-go.ts';

function Starters({ thread, isEntrypoint }: { thread: string; isEntrypoint: boolean }) {
  const workflow = useDocument((state) => state.drawing?.workflow);
  const starters = workflow ? startersOf(workflow).filter((each) => each.starts === thread) : [];
  const goTo = useSession.getState().goTo;
  return (
    <Section title="Started by">
      {isEntrypoint && <p className="form-note">The workflow starts with this thread.</p>}
      {!isEntrypoint && starters.length === 0 && (
        <p className="form-note">
          Nothing starts it yet. A start-thread node, a failure handler or an interrupt can.
        </p>
      )}
      {starters.map((starter, index) => (
        <button
          key={index}
          type="button"
          className="list-row"
          onClick={() =>
            goTo(
              starter.kind === 'interrupt'
                ? { kind: 'thread', thread: starter.thread }
                : { kind: 'node', thread: starter.thread, node: starter.node },
            )
          }
        >
          <span className="grow">{starterWords(starter)}</span>
          <span className="dim">{starter.thread}</span>
        </button>
      ))}
    </Section>
  );
}

export function ThreadInspector({ name }: { name: string }) {
  const thread = useThread(name);
  const entrypoint = useDocument((state) => state.drawing?.workflow.entrypoint);
  const form = useRecordForm(`thread:${name}`, `Edit ${name}`, { thread: name }, ({ place }) =>
    place.thread === name && place.node === undefined && place.variable === undefined
      ? (place.field ?? '')
      : undefined,
  );
  const isReady = useIsLetGo();
  if (thread === undefined) return <div className="empty">This thread is not there any more.</div>;
  const isEntrypoint = entrypoint === name;
  const rename = (to: string): boolean => {
    const done = form.run('name', (drawing) => renameThread(drawing, { thread: name, name: to }));
    if (done.ok) {
      keepForm({ kind: 'thread', thread: name }, { kind: 'thread', thread: to });
      useSession.getState().select([{ kind: 'thread', thread: to }]);
    }
    return done.ok;
  };
  return (
    <>
      <InspectorHead
        icon={IconFrame}
        tone="threads"
        title={name}
        words={`Thread · ${thread.nodes.length} ${thread.nodes.length === 1 ? 'node' : 'nodes'}`}
      />
      <div className="inspector-body">
        {isReady && (
          <>
            <Section title="Thread">
              <NameRow value={name} onRename={rename} />
              <DurationRow
                form={form}
                field="retentionSeconds"
                label="Keep it after it ended for"
                placeholder="as long as the run"
                value={thread.retentionSeconds}
                onChange={(retentionSeconds) =>
                  form.run('retentionSeconds', (drawing) =>
                    editThread(drawing, { thread: name, patch: { retentionSeconds } }),
                  )
                }
              />
            </Section>
            <Starters thread={name} isEntrypoint={isEntrypoint} />
            <Variables thread={thread} isEntrypoint={isEntrypoint} />
            <Interrupts form={form} thread={thread} />
            {!isEntrypoint && (
              <Section title="More">
                <Button
                  variant="default"
                  leftSection={<IconTrash size={14} />}
                  onClick={() => deleteSelected(false)}
                >
                  Delete this thread
                </Button>
              </Section>
            )}
          </>
        )}
      </div>
    </>
  );
}
