/** Whether a field shows an expression or plain text. It changes by itself only while nobody types in it. */
import { useState } from 'react';
import { asText, expressionOf, modeOf, type FieldMode } from './field-mode.ts';

export interface ModeState {
  readonly mode: FieldMode;
  /** The field was changed by hand: the other form takes the focus. */
  readonly wasSwitched: boolean;
  switchTo(mode: FieldMode): void;
  focused(): void;
  blurred(): void;
}

export function useMode(canBeText: boolean, value: string, onChange: (value: string) => void): ModeState {
  /** While somebody types, or after a switch: what they see stays. */
  const [held, setHeld] = useState<FieldMode | undefined>(undefined);
  const [wasSwitched, setWasSwitched] = useState(false);
  const mode = canBeText ? (held ?? modeOf(value)) : 'expression';
  return {
    mode,
    wasSwitched,
    switchTo: (next) => {
      if (next === 'text') onChange(expressionOf(asText(value)));
      setHeld(next);
      setWasSwitched(true);
    },
    focused: () => setHeld(mode),
    blurred: () => {
      // An empty field keeps what was chosen for it.
      setHeld(value === '' ? held : undefined);
      setWasSwitched(false);
    },
  };
}
