/** The form of a user task as the person who fills it in will see it. What is typed here goes nowhere. */
import { useState } from 'react';
import type { UserTaskDef } from '#model/document/definitions.ts';
import { ValueField } from '../../../runs/value-field.tsx';
import '../../../runs/runs.css';
import { Section } from '../fields/section.tsx';

export function FormPreview({ definition }: { definition: UserTaskDef }) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  return (
    <Section title="Preview">
      <div className="form-preview small-form" data-testid="form-preview">
        {definition.description !== undefined && <p className="form-note">{definition.description}</p>}
        {definition.fields.length === 0 && (
          <p className="form-note">A form without fields: it is only confirmed.</p>
        )}
        {definition.fields.map((field, index) => (
          <ValueField
            key={index}
            label={field.label ?? field.name}
            type={field.type}
            description={field.description}
            required={field.required}
            text={texts[field.name]}
            onChange={(text) => setTexts({ ...texts, [field.name]: text })}
          />
        ))}
      </div>
    </Section>
  );
}
