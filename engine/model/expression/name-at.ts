/** The variable or node that is named under the cursor, so that an editor can rename it. */
import { tokenise } from './token.ts';
import { roleOf } from './word-role.ts';

export interface NameAt {
  readonly kind: 'variable' | 'node';
  readonly name: string;
}

export const nameAt = (text: string, offset: number): NameAt | undefined => {
  const tokens = tokenise(text);
  // Between two tokens the cursor belongs to the one before it, too: `order-id|`.
  for (const [index, token] of tokens.entries()) {
    if (token.start > offset || offset > token.end || token.kind === 'end') continue;
    const role = roleOf(tokens, index);
    if (role === 'variable' || role === 'node') return { kind: role, name: token.text };
  }
  return undefined;
};
