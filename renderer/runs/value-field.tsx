/** One typed value in a form: text, number, switch, JSON with checking, or a literal; masked ones as a password. */
import { Group, PasswordInput, SegmentedControl, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { autofocusChoice } from '../ui/autofocus.ts';
import { fieldKind } from './input-value.ts';

interface ValueFieldProps {
  readonly label: string;
  readonly type: string;
  /** As typed; undefined or empty: not set. */
  readonly text: string | undefined;
  readonly required?: boolean;
  readonly masked?: boolean;
  readonly description?: string;
  readonly error?: string;
  readonly testId?: string;
  readonly autoFocus?: boolean;
  /** Said in an empty field, e.g. the default. */
  readonly placeholder?: string;
  onChange(text: string): void;
}

function Label({ label, type }: { label: string; type: string }): ReactNode {
  return (
    <span className="value-label">
      <span className="mono">{label}</span> <span className="value-type">{type}</span>
    </span>
  );
}

function Switch({
  label,
  type,
  text,
  required,
  error,
  testId,
  description,
  placeholder,
  autoFocus,
  onChange,
}: ValueFieldProps) {
  const choices = [
    ...(required ? [] : [{ value: '', label: placeholder ?? 'not set' }]),
    { value: 'true', label: 'true' },
    { value: 'false', label: 'false' },
  ];
  return (
    <div className="value-switch" data-testid={testId} role="group" aria-label={label}>
      <Text component="span" size="xs" fw={500}>
        <Label label={label} type={type} />
        {required && <span className="value-star"> *</span>}
      </Text>
      {description && (
        <Text size="xs" c="dimmed">
          {description}
        </Text>
      )}
      <Group>
        <SegmentedControl
          ref={autoFocus ? autofocusChoice : undefined}
          data={choices}
          value={text ?? ''}
          onChange={onChange}
          aria-label={label}
        />
      </Group>
      {error && (
        <Text size="xs" c="var(--bad)">
          {error}
        </Text>
      )}
    </div>
  );
}

export function ValueField(props: ValueFieldProps) {
  const {
    label,
    type,
    text = '',
    required,
    masked,
    description,
    error,
    testId,
    autoFocus,
    placeholder,
    onChange,
  } = props;
  const kind = fieldKind(type);
  const shared = {
    label: <Label label={label} type={type} />,
    'aria-label': label,
    value: text,
    description,
    error,
    placeholder,
    withAsterisk: required,
    'data-testid': testId,
    'data-autofocus': autoFocus || undefined,
    spellCheck: false,
    autoComplete: 'off',
  };
  if (masked) return <PasswordInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />;
  switch (kind) {
    case 'switch':
      return <Switch {...props} />;
    case 'integer':
    case 'number':
      return (
        <TextInput
          {...shared}
          inputMode={kind === 'integer' ? 'numeric' : 'decimal'}
          className="value-mono"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'json':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={10}
          className="value-mono"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          className={kind === 'text' ? undefined : 'value-mono'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
