/** A form row that is on or off. */
import { Switch } from '@mantine/core';
import { steady } from './steady.tsx';

interface SwitchRowProps {
  readonly field: string;
  readonly label: string;
  readonly help?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

function PlainSwitchRow({ field, label, help, value, onChange }: SwitchRowProps) {
  return (
    <div className="field" data-field={field}>
      <Switch
        label={label}
        description={help}
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

export const SwitchRow = steady(PlainSwitchRow);
