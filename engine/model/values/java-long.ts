/** Java's 64-bit `long`: wraparound, narrowing from double, and its strict parsing. */

export const LONG_MAX = 2n ** 63n - 1n;
export const LONG_MIN = -(2n ** 63n);

/** Wraps to 64 bits, as overflow in Java does. */
export const wrapLong = (value: bigint): bigint => BigInt.asIntN(64, value);

/** Java's `(long) value`: truncates toward zero, saturates, NaN gives 0. */
export function longFromDouble(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return LONG_MAX;
  if (value <= -(2 ** 63)) return LONG_MIN;
  return BigInt(Math.trunc(value));
}

/** Java's `Long.parseLong`: sign and digits only, within range. */
export function parseLong(text: string): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return value >= LONG_MIN && value <= LONG_MAX ? value : undefined;
}

/** Java's `Double.parseDouble`: blanks around are allowed, a trailing d or f too. */
export function parseDouble(text: string): number | undefined {
  const match = /^([+-]?)(?:(NaN)|(Infinity)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?)$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const size = match[2] ? Number.NaN : match[3] ? Number.POSITIVE_INFINITY : Number(match[4]);
  return match[1] === '-' ? -size : size;
}
