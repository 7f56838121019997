/** Inputs by name for a child thread or a child workflow: one row per variable that it takes, and further ones. */
import { useState } from 'react';
import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { NamedExpression } from '#model/document/node.ts';
import { ExpressionField } from '../../expression/expression-field.tsx';
import { RowButtons } from '../fields/row-buttons.tsx';
import type { RecordForm } from '../record-form.ts';

interface NamedInputsProps {
  readonly form: RecordForm;
  readonly inputs: readonly NamedExpression[];
  /** What the started thread declares; empty when it is not known. */
  readonly declared: readonly { readonly name: string; readonly type: string; readonly required?: boolean }[];
  readonly onChange: (inputs: readonly NamedExpression[], field: string) => void;
}

export function NamedInputs({ form, inputs, declared, onChange }: NamedInputsProps) {
  const [newName, setNewName] = useState('');
  const extra = inputs.filter((input) => !declared.some((each) => each.name === input.name));
  const rows = [...declared, ...extra.map((input) => ({ name: input.name, type: '', required: false }))];
  const set = (name: string, value: string | undefined) => {
    const others = inputs.filter((input) => input.name !== name);
    const isThere = others.length < inputs.length;
    if (value === undefined) return onChange(others, `inputs/${name}`);
    onChange(
      isThere
        ? inputs.map((input) => (input.name === name ? { name, value } : input))
        : [...inputs, { name, value }],
      `inputs/${name}`,
    );
  };
  const add = () => {
    const name = newName.trim();
    if (name === '' || rows.some((row) => row.name === name)) return;
    set(name, '');
    setNewName('');
  };
  return (
    <div className="field" data-field="inputs">
      {rows.map(({ name, type, required }) => {
        const input = inputs.find((each) => each.name === name);
        return (
          <div key={name} className="field" data-field={`inputs/${name}`}>
            <div className="field-label">
              <span className="mono">
                {name}
                {required && ' *'}
              </span>
              <span className="field-aside mono">
                {type}
                {input && <RowButtons of={name} onRemove={() => set(name, undefined)} />}
              </span>
            </div>
            <ExpressionField
              value={input?.value ?? ''}
              onChange={(value) =>
                set(name, value === '' && !extra.some((each) => each.name === name) ? undefined : value)
              }
              onBlur={form.done}
              placeholder={required ? 'required' : 'not given'}
              context={form.context}
              kind="expression"
              expects={type === '' ? undefined : type}
              aria-label={name}
              problems={form.problems(`inputs/${name}`)}
            />
          </div>
        );
      })}
      <div style={{ display: 'flex', gap: 4 }}>
        <TextInput
          style={{ flex: 1 }}
          aria-label="Name of a further input"
          placeholder="Further input"
          value={newName}
          onChange={(event) => setNewName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <ActionIcon aria-label="Add the input" onClick={add} disabled={newName.trim() === ''}>
          <IconPlus size={16} />
        </ActionIcon>
      </div>
    </div>
  );
}
