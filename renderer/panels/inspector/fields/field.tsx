/** One row of a form: label, control, a word of help. `data-field` lets a click on a problem find it. */
import type { ReactNode } from 'react';

interface FieldProps {
  readonly field: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** At the right of the label: a type, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Field({ field, label, help, aside, children }: FieldProps) {
  return (
    <div className="field" data-field={field}>
      <div className="field-label">
        <span>{label}</span>
        {aside && <span className="field-aside">{aside}</span>}
      </div>
      {children}
      {help && <div className="field-help">{help}</div>}
    </div>
  );
}
