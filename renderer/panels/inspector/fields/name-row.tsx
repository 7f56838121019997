/** A form row for a name: taken when the field is left or Enter is pressed, since a half-typed name may be taken. */
import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { Field } from './field.tsx';
import { steady } from './steady.tsx';

interface NameRowProps {
  readonly field?: string;
  readonly label?: string;
  readonly value: string;
  /** Answers whether the name was taken; a refused one is put back. */
  readonly onRename: (name: string) => boolean;
}

function PlainNameRow({ field = 'name', label = 'Name', value, onRename }: NameRowProps) {
  const [draft, setDraft] = useState<{ of: string; text: string } | undefined>(undefined);
  const text = draft?.of === value ? draft.text : value;
  const commit = () => {
    if (text !== value) onRename(text.trim());
    setDraft(undefined);
  };
  return (
    <Field field={field} label={label}>
      <TextInput
        aria-label={label}
        value={text}
        onChange={(event) => setDraft({ of: value, text: event.currentTarget.value })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && text !== value) {
            event.stopPropagation();
            setDraft(undefined);
          }
        }}
      />
    </Field>
  );
}

export const NameRow = steady(PlainNameRow);
