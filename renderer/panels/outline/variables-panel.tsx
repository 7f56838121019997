/** All variables of the workflow with who writes and who reads them. The one that is unfolded rings its nodes on the canvas. */
import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { addVariable } from '#model/commands/add-variable.ts';
import { freshVariableName } from '#model/commands/fresh-name.ts';
import { variableUses, type VariableUses } from '#model/uses/variable-uses.ts';
import { useDocument } from '../../store/document-store.ts';
import { selectedThread, useSession } from '../../store/session-store.ts';
import './outline.css';
import { RingNodes } from './ring-nodes.tsx';
import { VariableRow } from './variable-row.tsx';

const keyOf = ({ thread, variable }: VariableUses): string => `${thread}/${variable.name}`;

export function VariablesPanel() {
  const workflow = useDocument((state) => state.drawing?.workflow);
  const all = useMemo(() => (workflow ? variableUses(workflow) : []), [workflow]);
  const [openKey, setOpenKey] = useState<string | undefined>(undefined);
  const [search, setSearch] = useState('');
  if (workflow === undefined || all.length === 0)
    return (
      <div className="empty">
        This lists the variables of the open workflow: who writes each, who reads it. Add the first one with
        the plus above.
      </div>
    );
  const wanted = search.trim().toLowerCase();
  const shown = all.filter(({ variable }) => variable.name.toLowerCase().includes(wanted));
  const threads = [...new Set(shown.map(({ thread }) => thread))];
  return (
    <>
      <RingNodes uses={all.find((each) => keyOf(each) === openKey)} />
      {all.length > 12 && (
        <TextInput
          aria-label="Find a variable"
          placeholder="Find a variable"
          mb={6}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {threads.map((thread) => (
        <section key={thread} aria-label={`Variables of ${thread}`}>
          <h2 className="section-title">{thread}</h2>
          {shown
            .filter((each) => each.thread === thread)
            .map((uses) => (
              <VariableRow
                key={keyOf(uses)}
                uses={uses}
                isOpen={keyOf(uses) === openKey}
                onToggle={() => setOpenKey(keyOf(uses) === openKey ? undefined : keyOf(uses))}
                onRenamed={(name) => setOpenKey(`${uses.thread}/${name}`)}
              />
            ))}
        </section>
      ))}
    </>
  );
}

/** Declares a variable in the thread that is looked at, the entrypoint when none is. */
function add(): void {
  const { drawing, execute } = useDocument.getState();
  if (drawing === undefined) return;
  const thread = selectedThread(useSession.getState().selection) ?? drawing.workflow.entrypoint;
  const name = freshVariableName(drawing, 'variable');
  const done = execute({
    label: 'Add variable',
    run: (now) => addVariable(now, { thread, variable: { name, type: 'STR' } }),
  });
  if (done.ok) useSession.getState().goTo({ kind: 'thread', thread }, `variables/${name}/name`);
}

export function VariablesActions() {
  return (
    <Tooltip label="Add a variable">
      <ActionIcon aria-label="Add a variable" onClick={add}>
        <IconPlus size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
