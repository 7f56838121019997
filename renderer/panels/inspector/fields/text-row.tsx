/** A form row with plain text: a message, a description. */
import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordForm } from '../record-form.ts';
import { Field } from './field.tsx';
import { steady } from './steady.tsx';

interface TextRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly help?: ReactNode;
  readonly lines?: boolean;
}

function PlainTextRow({ form, field, label, value, onChange, placeholder, help, lines }: TextRowProps) {
  const shared = {
    'aria-label': label,
    value: value ?? '',
    placeholder,
    onBlur: form.done,
    error: form.problems(field)[0]?.message,
  };
  return (
    <Field field={field} label={label} help={help}>
      {lines ? (
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          {...shared}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  );
}

export const TextRow = steady(PlainTextRow);
