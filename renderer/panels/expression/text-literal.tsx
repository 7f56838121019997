/** The field while it holds plain text: what is typed is the value, without quotes; `=` in the empty field asks for an expression. */
import { useLayoutEffect, useRef } from 'react';
import { asText, expressionOf } from './field-mode.ts';

interface TextLiteralProps {
  /** A STR constant, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onExpression: () => void;
  readonly placeholder: string | undefined;
  readonly 'aria-label': string;
  readonly message: string | undefined;
  readonly messageId: string;
  readonly takesFocus: boolean;
}

export function TextLiteral(props: TextLiteralProps) {
  const { value, onChange, onExpression, takesFocus } = props;
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <input
      ref={input}
      className="expr-text"
      aria-label={props['aria-label']}
      aria-invalid={props.message !== undefined}
      aria-describedby={props.message === undefined ? undefined : props.messageId}
      autoComplete="off"
      placeholder={props.placeholder}
      value={asText(value)}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onChange={(event) => {
        const text = event.currentTarget.value;
        if (text === '=') {
          onChange('');
          onExpression();
        } else onChange(expressionOf(text));
      }}
    />
  );
}
