/** A part of the inspector with a title that stays in view and, at its right, what can be added. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly field?: string;
  readonly addLabel?: string;
  readonly onAdd?: () => void;
  readonly children: ReactNode;
}

export function Section({ title, field, addLabel, onAdd, children }: SectionProps) {
  return (
    <section className="form-section" data-field={field} aria-label={title}>
      <div className="form-section-title">
        <h2>{title}</h2>
        {onAdd && (
          <Tooltip label={addLabel}>
            <ActionIcon size={22} aria-label={addLabel} onClick={onAdd}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {children}
    </section>
  );
}
