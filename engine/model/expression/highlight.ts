/** Colours for an editor: every token of a text, right or wrong, with the part it plays. */
import { tokenise } from './token.ts';
import { roleOf, type Role } from './word-role.ts';

export interface Highlight {
  readonly offset: number;
  readonly length: number;
  readonly kind: Role;
}

export const highlight = (text: string): readonly Highlight[] => {
  const tokens = tokenise(text);
  return tokens.slice(0, -1).map(({ start, end }, index) => ({
    offset: start,
    length: end - start,
    kind: roleOf(tokens, index),
  }));
};
