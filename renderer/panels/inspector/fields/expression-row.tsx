/** A form row whose value is an expression, a mutation, a type or a duration. */
import type { ReactNode } from 'react';
import { ExpressionField } from '../../expression/expression-field.tsx';
import type { RecordForm } from '../record-form.ts';
import { Field } from './field.tsx';
import { steady } from './steady.tsx';

interface ExpressionRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly kind?: 'expression' | 'mutation' | 'type' | 'duration';
  readonly placeholder?: string;
  /** Type that is wanted, as text; see ExpressionField. */
  readonly expects?: string;
  readonly help?: ReactNode;
  readonly aside?: ReactNode;
}

function PlainExpressionRow({
  form,
  field,
  label,
  value,
  onChange,
  kind = 'expression',
  placeholder,
  expects,
  help,
  aside,
}: ExpressionRowProps) {
  return (
    <Field field={field} label={label} help={help} aside={aside}>
      <ExpressionField
        value={value ?? ''}
        onChange={onChange}
        onBlur={form.done}
        placeholder={placeholder}
        context={form.context}
        kind={kind}
        expects={expects}
        aria-label={label}
        problems={form.problems(field)}
      />
    </Field>
  );
}

/** An empty field is an absent one. */
export const orAbsent = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

export const ExpressionRow = steady(PlainExpressionRow);
