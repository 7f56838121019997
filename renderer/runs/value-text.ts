/** VariableValues as people read them in lists and details of a run. */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { printLiteral } from '#model/expression/from-wire.ts';
import { prettyJson } from './input-value.ts';

/** What LittleHorse itself shows of a masked value. */
export const MASK = '•••••';

/** One line, cut at `longest` characters. */
export function shortValue(value: VariableValue | undefined, longest = 80): string {
  const text =
    value === undefined ? 'null' : value.value.case === 'str' ? value.value.value : printLiteral(value);
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** All of it, JSON with line breaks. */
export function wholeValue(value: VariableValue | undefined): string {
  if (value === undefined) return 'null';
  const { value: held } = value;
  if (held.case === 'str') return held.value;
  if (held.case === 'jsonObj' || held.case === 'jsonArr') return prettyJson(held.value);
  return printLiteral(value);
}

/** `320 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1_000)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
