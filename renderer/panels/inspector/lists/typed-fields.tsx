/** Fields with a name and a type, in order: inputs of a task, fields of a form or a struct. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { freshName } from '#model/commands/fresh-name.ts';
import { RowButtons } from '../fields/row-buttons.tsx';
import { Section } from '../fields/section.tsx';
import { TypeRow } from '../fields/type-row.tsx';
import type { RecordForm } from '../record-form.ts';

interface Named {
  readonly name: string;
  readonly type: string;
}

interface TypedFieldsProps<T extends Named> {
  readonly form: RecordForm;
  readonly title: string;
  readonly field: string;
  readonly fields: readonly T[];
  readonly newField: (name: string) => T;
  readonly newName: string;
  /** Another way to a free name than a number behind a hyphen. */
  readonly nameAfter?: (taken: readonly string[]) => string;
  readonly onChange: (fields: readonly T[], field: string) => void;
  /** Further rows of one field. */
  readonly more?: (each: T, set: (patch: Partial<T>) => void, at: string) => ReactNode;
}

/** A record without the keys that a patch set to undefined. */
const merged = <T extends object>(record: T, patch: Partial<T>): T =>
  Object.fromEntries(Object.entries({ ...record, ...patch }).filter(([, value]) => value !== undefined)) as T;

export function TypedFields<T extends Named>({
  form,
  title,
  field,
  fields,
  newField,
  newName,
  nameAfter,
  onChange,
  more,
}: TypedFieldsProps<T>) {
  const add = () => {
    const taken = fields.map((each) => each.name);
    onChange([...fields, newField(nameAfter?.(taken) ?? freshName(newName, taken))], field);
  };
  const move = (from: number, to: number) => {
    const next = [...fields];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next, field);
  };
  return (
    <Section title={title} field={field} addLabel={`Add to ${title.toLowerCase()}`} onAdd={add}>
      {fields.length === 0 && <p className="form-note">None yet.</p>}
      {fields.map((each, index) => {
        const at = `${field}/${index}`;
        const set = (patch: Partial<T>) =>
          onChange(
            fields.map((other, place) => (place === index ? merged(other, patch) : other)),
            at,
          );
        return (
          <div key={index} className="item" data-field={at}>
            <div className="item-head">
              <TextInput
                data-field={`${at}/name`}
                className="grow"
                variant="unstyled"
                aria-label="Name"
                value={each.name}
                onBlur={form.done}
                styles={{ input: { fontFamily: 'var(--font-mono)', fontSize: 12 } }}
                onChange={(event) => set({ name: event.currentTarget.value } as Partial<T>)}
              />
              <RowButtons
                of={each.name}
                onEarlier={index > 0 ? () => move(index, index - 1) : undefined}
                onLater={index < fields.length - 1 ? () => move(index, index + 1) : undefined}
                onRemove={() =>
                  onChange(
                    fields.filter((_, place) => place !== index),
                    field,
                  )
                }
              />
            </div>
            <div className="item-body">
              <TypeRow
                form={form}
                field={`${at}/type`}
                value={each.type}
                onChange={(type) => set({ type } as Partial<T>)}
              />
              {more?.(each, set, at)}
            </div>
          </div>
        );
      })}
    </Section>
  );
}
