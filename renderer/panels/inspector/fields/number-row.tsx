/** A form row with a whole number; empty is absent. */
import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordForm } from '../record-form.ts';
import { Field } from './field.tsx';
import { steady } from './steady.tsx';

interface NumberRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly suffix?: string;
  readonly min?: number;
  readonly decimals?: boolean;
  readonly placeholder?: string;
  readonly help?: ReactNode;
}

function PlainNumberRow({
  form,
  field,
  label,
  value,
  onChange,
  suffix,
  min = 0,
  decimals = false,
  placeholder,
  help,
}: NumberRowProps) {
  return (
    <Field field={field} label={label} help={help}>
      <NumberInput
        aria-label={label}
        value={value ?? ''}
        min={min}
        allowDecimal={decimals}
        suffix={suffix}
        placeholder={placeholder}
        hideControls
        onBlur={form.done}
        onChange={(next) => {
          if (next === '') onChange(undefined);
          // A lone sign is no number yet: the record keeps what it had until there is one.
          else if (Number.isFinite(Number(next))) onChange(Number(next));
        }}
        error={form.problems(field)[0]?.message}
      />
    </Field>
  );
}

export const NumberRow = steady(PlainNumberRow);
