/** Changes a field between plain text and an expression, and shows which of the two it is. */
import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ModeState } from './use-mode.ts';

export function ModeButton({ of, label }: { of: ModeState; label: string }) {
  const isText = of.mode === 'text';
  const words = isText
    ? 'Text as it stands. Press for an expression (or type =)'
    : 'Expression. Press for plain text';
  return (
    <Tooltip label={words} openDelay={500}>
      <UnstyledButton
        className="expr-mode"
        aria-label={isText ? `Write an expression for ${label}` : `Write plain text for ${label}`}
        data-mode={of.mode}
        // The field keeps its cursor until the other form takes it.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => of.switchTo(isText ? 'expression' : 'text')}
      />
    </Tooltip>
  );
}
