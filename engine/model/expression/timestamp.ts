/** TIMESTAMPs as RFC 3339 text with up to nanoseconds, for the years 1 to 9999; others are written in numbers. */

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|z|[+-]\d\d:\d\d)$/;

export interface Instant {
  /** Since 1970 UTC. */
  readonly seconds: bigint;
  readonly nanos: number;
}

const MIN_SECONDS = -62135596800n;
const MAX_SECONDS = 253402300799n;

export const parseTimestamp = (text: string): Instant | undefined => {
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const utc = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const ms = Date.parse(utc);
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(utc.slice(0, 19))) return undefined;
  const seconds = BigInt(ms / 1000 - offsetSeconds(zone));
  if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) return undefined;
  return { seconds, nanos: Number(fraction.padEnd(9, '0')) };
};

const offsetSeconds = (zone: string): number => {
  if (zone === 'Z' || zone === 'z') return 0;
  const size = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60;
  return zone.startsWith('-') ? -size : size;
};

/** The text that parseTimestamp reads back; undefined when no text says it. */
export const printTimestamp = ({ seconds, nanos }: Instant): string | undefined => {
  if (seconds < MIN_SECONDS || seconds > MAX_SECONDS || nanos < 0 || nanos > 999_999_999) return undefined;
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  if (nanos === 0) return `${text}Z`;
  const digits = String(nanos)
    .padStart(9, '0')
    .replace(/(?:000){1,2}$/, '');
  return `${text}.${digits}Z`;
};
