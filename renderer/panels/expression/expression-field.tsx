/** A field for text of the expression language, with the problems under it. */
import { TextInput } from '@mantine/core';
import type { Problem } from '#model/document/problem.ts';

export interface ExpressionFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  /** Where the expression stands: decides which names can be completed. */
  readonly context: { readonly thread: string; readonly node?: string };
  readonly kind: 'expression' | 'mutation' | 'type' | 'duration';
  readonly 'aria-label': string;
  readonly problems?: readonly Problem[];
}

export function ExpressionField(props: ExpressionFieldProps) {
  const [problem] = props.problems ?? [];
  return (
    <TextInput
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={props.onBlur}
      placeholder={props.placeholder}
      aria-label={props['aria-label']}
      error={problem?.message}
      styles={{ input: { fontFamily: 'var(--font-mono)', fontSize: 12 } }}
    />
  );
}
