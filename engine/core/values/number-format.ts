/** Java's DecimalFormat in the neutral locale, as far as MessageFormat patterns use it: `1,234,567.891`. */

export interface NumberStyle {
  readonly prefix: string;
  readonly suffix: string;
  readonly integerDigitsMin: number;
  readonly fractionDigitsMin: number;
  readonly fractionDigitsMax: number;
  /** Digits between two commas; 0: none. */
  readonly grouping: number;
  /** 100 for percent. */
  readonly factor: 1 | 100;
}

const PLAIN: NumberStyle = {
  prefix: '',
  suffix: '',
  integerDigitsMin: 1,
  fractionDigitsMin: 0,
  fractionDigitsMax: 3,
  grouping: 3,
  factor: 1,
};
const NAMED = new Map<string, NumberStyle>([
  ['', PLAIN],
  ['integer', { ...PLAIN, fractionDigitsMax: 0 }],
  ['percent', { ...PLAIN, fractionDigitsMax: 0, factor: 100, suffix: '%' }],
  ['currency', { ...PLAIN, fractionDigitsMin: 2, fractionDigitsMax: 2, prefix: '¤' }],
]);

/** A named style (`integer`, `percent`, `currency`) or a pattern such as `#`, `0.00`, `#,##0.0#%`; undefined: no pattern. */
export function numberStyle(text: string): NumberStyle | undefined {
  const named = NAMED.get(text.trim().toLowerCase());
  if (named) return named;
  const match = /^([^#0,.;']*)([#,]*[0,]*)(?:\.(0*)(#*))?([^#0,.;']*)$/.exec(text);
  if (!match) return undefined;
  const [, prefix = '', integer = '', zeros = '', optional = '', suffix = ''] = match;
  const hasZeros = integer.includes('0') || zeros !== '';
  const comma = integer.lastIndexOf(',');
  if (!/[#0]/.test(integer + zeros + optional) || (comma >= 0 && comma === integer.length - 1))
    return undefined;
  return {
    prefix,
    suffix,
    // Java reads `#.##` as `0.##`, and `.##` as `.0#`.
    integerDigitsMin: hasZeros || integer === '' || !text.includes('.') ? integer.split('0').length - 1 : 1,
    fractionDigitsMin: hasZeros || integer !== '' ? zeros.length : 1,
    fractionDigitsMax: zeros.length + optional.length,
    grouping: comma < 0 ? 0 : integer.length - comma - 1,
    factor: suffix.includes('%') || prefix.includes('%') ? 100 : 1,
  };
}

/** Rounds half to even, as Java does. */
export function formatNumber(value: bigint | number, style: NumberStyle = PLAIN): string {
  if (typeof value === 'number' && Number.isNaN(value)) return 'NaN';
  const isNegative = typeof value === 'bigint' ? value < 0n : value < 0 || Object.is(value, -0);
  const digits = digitsOf(value, style);
  return `${isNegative ? '-' : ''}${style.prefix}${digits}${style.suffix}`;
}

function digitsOf(value: bigint | number, style: NumberStyle): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return '∞';
  const scaled = typeof value === 'bigint' ? value * BigInt(style.factor) : value * style.factor;
  const [whole = '0', fraction = ''] = rounded(scaled, style.fractionDigitsMax).split('.');
  let kept = fraction;
  while (kept.length > style.fractionDigitsMin && kept.endsWith('0')) kept = kept.slice(0, -1);
  kept = kept.padEnd(style.fractionDigitsMin, '0');
  const digits = (whole === '0' ? '' : whole).padStart(style.integerDigitsMin, '0');
  const shown = digits === '' && kept === '' ? '0' : grouped(digits, style.grouping);
  return kept === '' ? shown : `${shown}.${kept}`;
}

function rounded(value: bigint | number, fractionDigits: number): string {
  if (typeof value === 'bigint') return String(value < 0n ? -value : value);
  const size = Math.abs(value);
  // Java starts from the shortest digits that name the double.
  const shortest = plainDecimal(size);
  if ((shortest.split('.')[1] ?? '').length <= fractionDigits) return shortest;
  const up = size.toFixed(fractionDigits);
  // toFixed rounds exact ties up. 100 digits are enough to see every tie exactly.
  const rest = size.toFixed(100).slice(-(100 - fractionDigits));
  const isTie = rest.startsWith('5') && !/[1-9]/.test(rest.slice(1));
  if (!isTie || Number(up.at(-1)) % 2 === 0) return up;
  const unit = BigInt(up.replace('.', '')) - 1n;
  const digits = String(unit).padStart(fractionDigits + 1, '0');
  return fractionDigits === 0
    ? digits
    : `${digits.slice(0, -fractionDigits)}.${digits.slice(-fractionDigits)}`;
}

/** `1e+22` and `1.5e-7` without the exponent. */
function plainDecimal(size: number): string {
  const [mantissa = '', exponent] = String(size).split('e');
  if (exponent === undefined) return mantissa;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return `${whole}${fraction.padEnd(shift, '0')}`;
}

function grouped(digits: string, size: number): string {
  if (size === 0) return digits;
  let out = digits;
  for (let at = digits.length - size; at > 0; at -= size) out = `${out.slice(0, at)},${out.slice(at)}`;
  return out;
}
