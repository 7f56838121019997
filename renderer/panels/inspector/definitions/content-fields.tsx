/** What an event carries or a task gives: nothing, a type, or not said at all. */
import { ChoiceRow } from '../fields/choice-row.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { TypeRow } from '../fields/type-row.tsx';
import type { RecordForm } from '../record-form.ts';

export type Content = { readonly type: string; readonly masked?: boolean } | 'void' | undefined;

interface ContentFieldsProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly content: Content;
  readonly words: { readonly absent: string; readonly void: string };
  readonly onChange: (content: Content) => void;
}

export function ContentFields({ form, field, label, content, words, onChange }: ContentFieldsProps) {
  const mode = content === undefined ? 'absent' : content === 'void' ? 'void' : 'typed';
  return (
    <>
      <ChoiceRow
        field={`${field}/mode`}
        label={label}
        value={mode}
        choices={[
          { value: 'typed', label: 'a type' },
          { value: 'void', label: words.void },
          { value: 'absent', label: words.absent },
        ]}
        onChange={(next) =>
          onChange(next === 'absent' ? undefined : next === 'void' ? 'void' : { type: 'STR' })
        }
      />
      {content !== undefined && content !== 'void' && (
        <>
          <TypeRow
            form={form}
            field={`${field}/type`}
            value={content.type}
            onChange={(type) => onChange({ ...content, type })}
          />
          <SwitchRow
            field={`${field}/masked`}
            label="Masked"
            value={content.masked === true}
            onChange={(on) => onChange(on ? { type: content.type, masked: true } : { type: content.type })}
          />
        </>
      )}
    </>
  );
}
