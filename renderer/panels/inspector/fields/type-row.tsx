/** A form row for a type: the primitive ones and the project's structs are offered, any other may be typed. */
import { Autocomplete } from '@mantine/core';
import type { RecordForm } from '../record-form.ts';
import { useDefinitionNames } from '../use-drawing-names.ts';
import { Field } from './field.tsx';

const primitives = [
  'STR',
  'INT',
  'DOUBLE',
  'BOOL',
  'JSON_OBJ',
  'JSON_ARR',
  'BYTES',
  'TIMESTAMP',
  'WF_RUN_ID',
];

interface TypeRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

export function TypeRow({ form, field, label = 'Type', value, placeholder, onChange }: TypeRowProps) {
  const structs = useDefinitionNames('struct-def').map((name) => `Struct<${name}>`);
  return (
    <Field field={field} label={label}>
      <Autocomplete
        aria-label={label}
        data={[...primitives, 'Array<STR>', 'Map<STR, STR>', ...structs]}
        // Everything is offered however much is typed: the list is short.
        filter={({ options }) => options}
        value={value}
        placeholder={placeholder}
        onChange={onChange}
        onBlur={form.done}
        error={form.problems(field)[0]?.message}
        styles={{ input: { fontFamily: 'var(--font-mono)', fontSize: 12 } }}
      />
    </Field>
  );
}
