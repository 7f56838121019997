/** A form row that names another record: suggestions from the project, any other name may be typed as well. */
import { Autocomplete } from '@mantine/core';
import { useState, type ReactNode } from 'react';
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

/** A plain list: one with bars of its own costs as much as all else in the field, at every letter. */
const LIST = { options: { maxHeight: 220, overflowY: 'auto' } } as const;

/** Whether there is anything to choose. What stands there already needs no offer. */
function hasOffers(options: readonly string[], typed: string): boolean {
  const letters = typed.trim().toLowerCase();
  const found = options.filter((option) => option.toLowerCase().includes(letters));
  return found.length > 1 || (found.length === 1 && found[0] !== typed);
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
  const [isOpen, setOpen] = useState(false);
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
        dropdownOpened={isOpen && hasOffers(options, value ?? '')}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        withScrollArea={false}
        styles={LIST}
      />
    </Field>
  );
}

export const ReferenceRow = steady(PlainReferenceRow);
