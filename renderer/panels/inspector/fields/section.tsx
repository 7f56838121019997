/** A part of the inspector with a title that stays in view and, at its right, what can be added. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { stopsIn } from '../../../ui/zones.ts';

interface SectionProps {
  readonly title: string;
  readonly field?: string;
  readonly addLabel?: string;
  readonly onAdd?: () => void;
  readonly children: ReactNode;
}

export function Section({ title, field, addLabel, onAdd, children }: SectionProps) {
  const root = useRef<HTMLElement>(null);
  /** What was added has the focus, unless it was given to something else. */
  const add = () => {
    const before = root.current?.querySelectorAll('.item').length ?? 0;
    const focused = document.activeElement;
    onAdd?.();
    setTimeout(() => {
      const items = root.current?.querySelectorAll('.item') ?? [];
      const last = items[items.length - 1];
      if (last === undefined || items.length <= before || document.activeElement !== focused) return;
      const stops = stopsIn(last);
      (stops.find((stop) => stop.matches('input, textarea')) ?? stops[0])?.focus();
    }, 0);
  };
  return (
    // A group: forms hold forms, so that a region of each would fill the page with landmarks, many of one name.
    <section ref={root} role="group" className="form-section" data-field={field} aria-label={title}>
      <div className="form-section-title">
        <h2>{title}</h2>
        {onAdd && (
          <Tooltip label={addLabel}>
            <ActionIcon size={22} aria-label={addLabel} onClick={add}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {children}
    </section>
  );
}
