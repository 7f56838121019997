/** The variables of a thread: each a row that unfolds to all its fields. */
import { useState } from 'react';
import { IconAsterisk, IconChevronDown, IconChevronRight, IconLock, IconSearch } from '@tabler/icons-react';
import { addVariable } from '#model/commands/add-variable.ts';
import { editVariable, type EditVariableArgs } from '#model/commands/edit-variable.ts';
import { freshVariableName } from '#model/commands/fresh-name.ts';
import { removeVariable } from '#model/commands/remove-variable.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import type { ThreadSpec, ThreadVarDef } from '#model/document/workflow.ts';
import { useDocument } from '../../../store/document-store.ts';
import { useSession } from '../../../store/session-store.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { NameRow } from '../fields/name-row.tsx';
import { RowButtons } from '../fields/row-buttons.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { useRecordForm } from '../record-form.ts';
import { TypeRow } from '../fields/type-row.tsx';
import { JsonIndexes } from './json-indexes.tsx';

interface VariableProps {
  readonly thread: string;
  readonly variable: ThreadVarDef;
  readonly isEntrypoint: boolean;
  readonly onRenamed: (name: string) => void;
}

function VariableFields({ thread, variable, isEntrypoint, onRenamed }: VariableProps) {
  const at = `variables/${variable.name}`;
  const form = useRecordForm(
    `variable:${thread}/${variable.name}`,
    `Edit ${variable.name}`,
    { thread },
    ({ place }) =>
      place.thread === thread && place.variable === variable.name
        ? `${at}/${place.field ?? 'name'}`
        : undefined,
  );
  const set = (patch: EditVariableArgs['patch'], field = Object.keys(patch)[0] ?? '') =>
    form.run(field, (drawing) => editVariable(drawing, { thread, variable: variable.name, patch }));
  const rename = (name: string) => {
    const done = form.run('name', (drawing) =>
      renameVariable(drawing, { thread, variable: variable.name, name }),
    );
    if (done.ok) onRenamed(name);
    return done.ok;
  };
  const flag = (key: 'required' | 'searchable' | 'masked') => (on: boolean) =>
    set({ [key]: on ? true : undefined });
  return (
    <div className="item-body">
      <NameRow field={`${at}/name`} value={variable.name} onRename={rename} />
      <TypeRow form={form} field={`${at}/type`} value={variable.type} onChange={(type) => set({ type })} />
      <ExpressionRow
        form={form}
        field={`${at}/default`}
        label="Default"
        value={variable.default}
        expects={variable.type}
        placeholder="null"
        onChange={(text) => set({ default: orAbsent(text) })}
      />
      <SwitchRow
        field={`${at}/required`}
        label="Required"
        help={isEntrypoint ? 'A run must give it.' : 'Whoever starts the thread must give it.'}
        value={variable.required === true}
        onChange={flag('required')}
      />
      <SwitchRow
        field={`${at}/searchable`}
        label="Searchable"
        help="Runs can be found by its value."
        value={variable.searchable === true}
        onChange={flag('searchable')}
      />
      <SwitchRow
        field={`${at}/masked`}
        label="Masked"
        help="Shown as stars to people; workers see the value."
        value={variable.masked === true}
        onChange={flag('masked')}
      />
      <ChoiceRow
        field={`${at}/access`}
        label="Who can see it"
        value={variable.access ?? 'PRIVATE'}
        choices={[
          { value: 'PRIVATE', label: 'this workflow' },
          { value: 'PUBLIC', label: 'child workflows too' },
          { value: 'INHERITED', label: 'taken from the parent workflow' },
        ]}
        onChange={(access) => set({ access: access === 'PRIVATE' ? undefined : access })}
      />
      {(variable.type.startsWith('JSON') || variable.jsonIndexes !== undefined) && (
        <JsonIndexes
          form={form}
          field={`${at}/jsonIndexes`}
          indexes={variable.jsonIndexes ?? []}
          onChange={(list, field) => set({ jsonIndexes: list.length === 0 ? undefined : list }, field)}
        />
      )}
      {variable.deprecated && (
        <SwitchRow
          field={`${at}/deprecated`}
          label="Kept in the old form of 0.x clients"
          help="The wire's old fields for type and masking, as they were imported."
          value
          onChange={() => set({ deprecated: undefined })}
        />
      )}
    </div>
  );
}

function VariableItem(props: VariableProps & { isOpen: boolean; onToggle: (isOpen: boolean) => void }) {
  const { thread, variable, onToggle } = props;
  const isAskedFor = useSession((state) => {
    const at = `variables/${variable.name}`;
    return state.focusField === at || state.focusField?.startsWith(`${at}/`) === true;
  });
  const isOpen = props.isOpen || isAskedFor;
  const toggle = () => {
    const session = useSession.getState();
    if (isAskedFor) session.select(session.selection);
    onToggle(!isOpen);
  };
  const remove = () =>
    useDocument.getState().execute({
      label: `Remove ${variable.name}`,
      run: (drawing) => removeVariable(drawing, { thread, variable: variable.name }),
    });
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div className="item" data-field={`variables/${variable.name}`}>
      <div className="item-head">
        <button type="button" className="grow" aria-expanded={isOpen} onClick={toggle}>
          <Chevron size={13} style={{ flex: 'none' }} />
          <span className="mono grow">{variable.name}</span>
          {variable.required && <IconAsterisk size={12} aria-label="required" />}
          {variable.searchable && <IconSearch size={12} aria-label="searchable" />}
          {variable.masked && <IconLock size={12} aria-label="masked" />}
          <span className="mono dim">{variable.type}</span>
        </button>
        <RowButtons of={variable.name} onRemove={remove} />
      </div>
      {isOpen && <VariableFields {...props} />}
    </div>
  );
}

export function Variables({ thread, isEntrypoint }: { thread: ThreadSpec; isEntrypoint: boolean }) {
  /** Names of the variables whose rows are unfolded. */
  const [open, setOpen] = useState<readonly string[]>([]);
  const toggle = (name: string, isOpen: boolean) =>
    setOpen((names) => [...names.filter((each) => each !== name), ...(isOpen ? [name] : [])]);
  const add = () => {
    let name = '';
    const done = useDocument.getState().execute({
      label: 'Add variable',
      run: (drawing) => {
        name = freshVariableName(drawing, 'variable');
        return addVariable(drawing, { thread: thread.name, variable: { name, type: 'STR' } });
      },
    });
    if (done.ok)
      useSession.getState().select([{ kind: 'thread', thread: thread.name }], `variables/${name}/name`);
  };
  return (
    <Section title="Variables" field="variables" addLabel="Add a variable" onAdd={add}>
      {thread.variables.length === 0 && (
        <p className="form-note">None. Child threads see the variables of the threads that start them.</p>
      )}
      {thread.variables.map((variable, index) => (
        // By place, so that a field keeps the focus while the variable gets another name.
        <VariableItem
          key={index}
          thread={thread.name}
          variable={variable}
          isEntrypoint={isEntrypoint}
          isOpen={open.includes(variable.name)}
          onToggle={(isOpen) => toggle(variable.name, isOpen)}
          onRenamed={(name) => {
            toggle(variable.name, false);
            toggle(name, true);
          }}
        />
      ))}
    </Section>
  );
}
