/** Java's MessageFormat, which format_string uses (littlehorse.md §4.8): `{0}`, apostrophes that quote, grouped digits. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { formatNumber, type NumberStyle, numberStyle } from './number-format.ts';
import { type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { typeNameOf } from './variable-value.ts';

interface Argument {
  readonly index: number;
  /** Undefined: numbers in the plain style, everything else as text. */
  readonly style?: NumberStyle;
}

const bad = (why: string): ReturnType<typeof valueError> => valueError(`Error formatting variable: ${why}`);

/** Of the argument forms, `{0}` and `{0,number[,style]}` are known; `date`, `time` and `choice` are errors. */
export function formatMessage(pattern: string, args: readonly VariableValue[]): Result<string, ValueError> {
  let out = '';
  let isQuoted = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    if (char === "'") {
      if (pattern[at + 1] === "'") {
        out += char;
        at++;
      } else isQuoted = !isQuoted;
    } else if (char === '{' && !isQuoted) {
      const end = closingBrace(pattern, at + 1);
      if (end === undefined) return bad(`"${pattern}" opens a brace and does not close it`);
      const text = formatArgument(pattern.slice(at + 1, end), args);
      if (!text.ok) return text;
      out += text.value;
      at = end;
    } else out += char;
  }
  return ok(out);
}

function closingBrace(pattern: string, from: number): number | undefined {
  let depth = 1;
  let isQuoted = false;
  for (let at = from; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === "'") isQuoted = !isQuoted;
    else if (!isQuoted && char === '{') depth++;
    else if (!isQuoted && char === '}' && --depth === 0) return at;
  }
  return undefined;
}

function formatArgument(inside: string, args: readonly VariableValue[]): Result<string, ValueError> {
  const argument = parseArgument(inside);
  if (argument === undefined) return bad(`"{${inside}}" is no argument`);
  const arg = args[argument.index];
  if (arg === undefined) return ok(`{${argument.index}}`);
  const { value } = arg;
  if (value.case === undefined) return ok('null');
  if (value.case === 'int' || value.case === 'double') return ok(formatNumber(value.value, argument.style));
  if (argument.style !== undefined) return bad(`"{${inside}}" needs a number, not ${typeNameOf(arg)}`);
  return ok(valueText(arg));
}

/** Undefined when Java would refuse it. */
function parseArgument(inside: string): Argument | undefined {
  const [index = '', type, ...rest] = inside.split(',');
  if (!/^\d{1,5}$/.test(index)) return undefined;
  if (type === undefined) return { index: Number(index) };
  const kind = type.trim().toLowerCase();
  if (kind === '') return rest.length === 0 ? { index: Number(index) } : undefined;
  const style = kind === 'number' ? numberStyle(rest.join(',')) : undefined;
  return style && { index: Number(index), style };
}
