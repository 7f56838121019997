/** A form row that names another record: suggestions from the project, any other name may be typed as well. */
import { Autocomplete } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordForm } from '../record-form.ts';
import { Field } from './field.tsx';
import { steady } from './steady.tsx';

interface ReferenceRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly help?: ReactNode;
  readonly aside?: ReactNode;
}

function PlainReferenceRow({
  form,
  field,
  label,
  value,
  options,
  onChange,
  placeholder,
  help,
  aside,
}: ReferenceRowProps) {
  return (
    <Field field={field} label={label} help={help} aside={aside}>
      <Autocomplete
        aria-label={label}
        data={[...options]}
        value={value ?? ''}
        onChange={onChange}
        onBlur={form.done}
        placeholder={placeholder}
        error={form.problems(field)[0]?.message}
        limit={50}
        openOnFocus
      />
    </Field>
  );
}

export const ReferenceRow = steady(PlainReferenceRow);
