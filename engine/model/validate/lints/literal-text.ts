/** The text of an expression that is a plain STR literal, for rules that look at names which are usually written out. */
import { compileLiteral } from '../../expression/to-wire.ts';

/** Undefined: it is no literal, or no STR. */
export function literalText(expression: string): string | undefined {
  const value = compileLiteral(expression);
  return value.ok && value.value.value.case === 'str' ? value.value.value.value : undefined;
}
