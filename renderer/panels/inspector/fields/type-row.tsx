/**
 * A form row for a type: the primitive ones, lists, maps and the project's structs are offered in plain words, any other
 * may be typed. What a list or a map is made of is chosen in rows below.
 */
import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useDefinitionNames } from '../use-drawing-names.ts';
import type { RecordForm } from '../record-form.ts';
import { Field } from './field.tsx';
import { typeParts, withPart } from './type-parts.ts';

const words: Readonly<Record<string, string>> = {
  STR: 'text',
  INT: 'whole number',
  DOUBLE: 'number with decimals',
  BOOL: 'true or false',
  JSON_OBJ: 'JSON object',
  JSON_ARR: 'JSON list',
  TIMESTAMP: 'instant',
  WF_RUN_ID: 'id of a run',
  BYTES: 'bytes',
  'Array<STR>': 'list of one type',
  'Map<STR, STR>': 'keys with values',
};

/** Types that people can fill into a form field (littlehorse.md §2.4). */
export const formTypes = ['STR', 'INT', 'DOUBLE', 'BOOL'] as const;

interface TypeRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  /** Only these are offered. */
  readonly only?: readonly string[];
}

const renderOption: AutocompleteProps['renderOption'] = ({ option }) => (
  <span className="type-option">
    <span className="mono">{option.value}</span>
    <span className="dim">{words[option.value] ?? 'struct'}</span>
  </span>
);

export function TypeRow({ form, field, label = 'Type', value, placeholder, onChange, only }: TypeRowProps) {
  const structs = useDefinitionNames('struct-def').map((name) => `Struct<${name}>`);
  const parts = typeParts(value);
  return (
    <>
      <Field field={field} label={label} help={words[value]}>
        <Autocomplete
          aria-label={label}
          data={[...(only ?? [...Object.keys(words), ...structs])]}
          // Everything is offered however much is typed: the list is short.
          filter={({ options }) => options}
          renderOption={renderOption}
          value={value}
          placeholder={placeholder}
          onChange={onChange}
          onBlur={form.done}
          error={form.problems(field)[0]?.message}
          styles={{ input: { fontFamily: 'var(--font-mono)', fontSize: 12 } }}
        />
      </Field>
      {parts.length > 0 && (
        <div className="type-parts">
          {parts.map((part, index) => (
            <TypeRow
              key={part.label}
              form={form}
              field={`${field}/${index}`}
              label={part.label}
              value={part.text}
              onChange={(text) => onChange(withPart(value, index, text))}
            />
          ))}
        </div>
      )}
    </>
  );
}
