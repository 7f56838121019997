/** A form row with a few choices of which one holds. */
import { SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import { steady } from './steady.tsx';

interface ChoiceRowProps<T extends string> {
  readonly field: string;
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly help?: ReactNode;
}

/** Up to three short choices stand side by side, more in a list. */
function PlainChoiceRow<T extends string>({
  field,
  label,
  value,
  choices,
  onChange,
  help,
}: ChoiceRowProps<T>) {
  const letters = choices.reduce((sum, choice) => sum + choice.label.length, 0);
  const data = choices.map((choice) => ({ ...choice }));
  return (
    <Field field={field} label={label} help={help}>
      {choices.length <= 3 && letters <= 36 ? (
        <SegmentedControl
          fullWidth
          aria-label={label}
          data={data}
          value={value}
          onChange={(next) => onChange(next as T)}
        />
      ) : (
        <Select
          aria-label={label}
          data={data}
          value={value}
          allowDeselect={false}
          onChange={(next) => next && onChange(next as T)}
        />
      )}
    </Field>
  );
}

export const ChoiceRow = steady(PlainChoiceRow) as typeof PlainChoiceRow;
