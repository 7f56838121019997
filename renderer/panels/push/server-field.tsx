/** A LittleHorse server's address: host:port with those used before, and a button that asks it. */
import { Autocomplete, Button, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { FormEvent } from 'react';

/** All of them when one of them is what stands in the field: the others are what is looked for then. */
const offered: OptionsFilter = ({ options, search }) => {
  const all = options as ComboboxItem[];
  return all.some(({ value }) => value === search)
    ? all
    : all.filter(({ value }) => value.includes(search.trim()));
};

interface ServerFieldProps {
  readonly target: string;
  readonly recent: readonly string[];
  readonly isBad: boolean;
  readonly isAsking: boolean;
  readonly isDisabled: boolean;
  /** `push`: the field is `push-target`, the button `push-check`. */
  readonly testId: string;
  setTarget(target: string): void;
  check(target?: string): void;
}

export function ServerField(props: ServerFieldProps) {
  const { target, recent, isBad, isAsking, isDisabled, testId, setTarget, check } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check();
  };
  return (
    <form className="push-target" onSubmit={submit}>
      <Autocomplete
        className="push-target-field"
        classNames={{ input: 'mono' }}
        label="Cluster"
        placeholder="host:port"
        data={[...recent]}
        filter={offered}
        value={target}
        disabled={isDisabled}
        error={isBad}
        spellCheck={false}
        autoCapitalize="off"
        data-autofocus={target === '' || undefined}
        data-testid={`${testId}-target`}
        onChange={setTarget}
        onOptionSubmit={(value) => check(value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={isAsking}
        disabled={isDisabled || target === ''}
        leftSection={<IconPlugConnected size={14} />}
        data-testid={`${testId}-check`}
      >
        Check
      </Button>
    </form>
  );
}
