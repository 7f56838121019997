/** A list of expressions in order: arguments of a task, threads to wait for. Named by what takes them, when that is known. */
import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { ExpressionField } from '../../expression/expression-field.tsx';
import { RowButtons } from '../fields/row-buttons.tsx';
import type { RecordForm } from '../record-form.ts';
import { steady } from '../fields/steady.tsx';

interface ExpressionListProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly values: readonly string[];
  /** What takes the values, by place. Rows for the missing ones are shown, empty. */
  readonly names?: readonly { readonly name: string; readonly type: string }[];
  readonly onChange: (values: readonly string[], field: string) => void;
  readonly kind?: 'expression' | 'mutation';
  readonly placeholder?: string;
  /** Type of each value, where `names` does not say it. */
  readonly expects?: string;
}

function PlainExpressionList({
  form,
  field,
  label,
  values,
  names,
  onChange,
  kind = 'expression',
  placeholder,
  expects,
}: ExpressionListProps) {
  const root = useRef<HTMLDivElement>(null);
  /** The new row has the focus. */
  const add = () => {
    onChange([...values, ''], `${field}/${values.length}`);
    setTimeout(() => {
      const row = root.current?.querySelector(`[data-field="${CSS.escape(`${field}/${values.length}`)}"]`);
      row?.querySelector<HTMLElement>('input, textarea')?.focus();
    }, 0);
  };
  const count = Math.max(values.length, names?.length ?? 0);
  const set = (index: number, value: string) => {
    const next = Array.from({ length: Math.max(values.length, index + 1) }, (_, at) => values[at] ?? 'null');
    next[index] = value;
    onChange(next, `${field}/${index}`);
  };
  return (
    <div className="field" data-field={field} ref={root}>
      <div className="field-label">
        <span>{label}</span>
        <span className="field-aside">
          <ActionIcon size={18} aria-label={`Add to ${label.toLowerCase()}`} onClick={add}>
            <IconPlus size={14} />
          </ActionIcon>
        </span>
      </div>
      {Array.from({ length: count }, (_, index) => {
        const named = names?.[index];
        const name = named?.name ?? `${label.toLowerCase()} ${index + 1}`;
        return (
          <div key={index} data-field={`${field}/${index}`} style={{ marginBottom: 6 }}>
            {named && (
              <div className="field-label">
                <span className="mono">{named.name}</span>
                <span className="mono">{named.type}</span>
              </div>
            )}
            <div style={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
              <div style={{ flex: 1, minWidth: 0 }}>
                <ExpressionField
                  value={values[index] ?? ''}
                  onChange={(value) => set(index, value)}
                  onBlur={form.done}
                  placeholder={named ? 'missing' : placeholder}
                  context={form.context}
                  kind={kind}
                  expects={named?.type ?? expects}
                  aria-label={name}
                  problems={form.problems(`${field}/${index}`)}
                />
              </div>
              {index < values.length && (index >= (names?.length ?? 0) || index === values.length - 1) && (
                <RowButtons
                  of={name}
                  onRemove={() =>
                    onChange(
                      values.filter((_, at) => at !== index),
                      field,
                    )
                  }
                />
              )}
            </div>
          </div>
        );
      })}
      {count === 0 && <p className="form-note">None yet.</p>}
    </div>
  );
}

export const ExpressionList = steady(PlainExpressionList);
