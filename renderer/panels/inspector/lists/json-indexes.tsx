/** Paths of a JSON variable by which runs can be found. */
import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ThreadVarDef } from '#model/document/workflow.ts';
import { Field } from '../fields/field.tsx';
import { RowButtons } from '../fields/row-buttons.tsx';
import type { RecordForm } from '../record-form.ts';

type Indexes = NonNullable<ThreadVarDef['jsonIndexes']>;

const types = ['STR', 'INT', 'DOUBLE', 'BOOL'];

export function JsonIndexes({
  form,
  field,
  indexes,
  onChange,
}: {
  form: RecordForm;
  field: string;
  indexes: Indexes;
  onChange: (indexes: Indexes, field: string) => void;
}) {
  const set = (index: number, patch: Partial<Indexes[number]>) =>
    onChange(
      indexes.map((each, at) => (at === index ? { ...each, ...patch } : each)),
      `jsonIndexes/${index}`,
    );
  return (
    <Field
      field={field}
      label="Searchable paths"
      aside={
        <ActionIcon
          size={18}
          aria-label="Add a searchable path"
          onClick={() => onChange([...indexes, { path: '$.', type: 'STR' }], 'jsonIndexes')}
        >
          <IconPlus size={14} />
        </ActionIcon>
      }
    >
      {indexes.map((each, index) => (
        <div
          key={index}
          data-field={`${field}/${index}`}
          style={{ display: 'flex', gap: 4, marginBottom: 4, alignItems: 'center' }}
        >
          <TextInput
            style={{ flex: 1 }}
            aria-label="Path"
            data-field={`${field}/${index}/path`}
            value={each.path}
            onBlur={form.done}
            onChange={(event) => set(index, { path: event.currentTarget.value })}
          />
          <Select
            w={92}
            aria-label="Type of the value"
            data-field={`${field}/${index}/type`}
            data={[...new Set([...types, each.type])]}
            value={each.type}
            allowDeselect={false}
            onChange={(type) => type && set(index, { type })}
          />
          <RowButtons
            of={each.path}
            onRemove={() =>
              onChange(
                indexes.filter((_, at) => at !== index),
                'jsonIndexes',
              )
            }
          />
        </div>
      ))}
    </Field>
  );
}
