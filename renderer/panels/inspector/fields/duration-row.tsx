/** A form row with a length of time: written as people write it (`3 days`, `1 h 30 min`), kept as a whole number. */
import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { parseDuration, printDuration } from '#model/expression/duration.ts';
import type { RecordForm } from '../record-form.ts';
import { Field } from './field.tsx';
import { steady } from './steady.tsx';

interface DurationRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  /** In `unit`s. */
  readonly value: number | undefined;
  readonly unit?: 's' | 'ms';
  readonly onChange: (value: number | undefined) => void;
  readonly placeholder?: string;
  readonly help?: ReactNode;
}

function PlainDurationRow(props: DurationRowProps) {
  const { form, field, label, value, unit = 's', onChange, placeholder, help } = props;
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const text = draft ?? (value === undefined ? '' : printDuration(value, unit));
  const isWrong = draft !== undefined && draft.trim() !== '' && parseDuration(draft, unit) === undefined;
  const take = (typed: string) => {
    setDraft(typed);
    const parsed = parseDuration(typed, unit);
    if (typed.trim() === '') onChange(undefined);
    else if (parsed !== undefined) onChange(parsed);
  };
  return (
    <Field field={field} label={label} help={help}>
      <TextInput
        aria-label={label}
        value={text}
        placeholder={placeholder}
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => {
          setDraft(undefined);
          form.done();
        }}
        error={
          isWrong
            ? `Write a time like 90 ${unit === 'ms' ? 'ms' : 's'}, 5 min or 3 days.`
            : form.problems(field)[0]?.message
        }
      />
    </Field>
  );
}

export const DurationRow = steady(PlainDurationRow);
