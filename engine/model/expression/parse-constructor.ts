/** Literals that name their type: `timestamp("…")`, `bytes("…")`, `wfRunId("…")`, `jsonObj("…")`, `double("NaN")`. */
import { create } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { TimestampSchema } from '@bufbuild/protobuf/wkt';
import { WfRunIdSchema, type WfRunId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { Cursor } from './cursor.ts';
import { parseNumber } from './parse-number.ts';
import { parseTimestamp } from './timestamp.ts';

type Value = VariableValue['value'];

const NO_VALUE: Value = { case: undefined };

const text = (cursor: Cursor): string => {
  const { kind, text: value } = cursor.token;
  if (kind !== 'string') cursor.unexpected('Here a text in quotes is needed');
  cursor.advance();
  return value;
};

const int64 = (cursor: Cursor): bigint => {
  const { case: type, value } = parseNumber(cursor);
  if (type === 'int') return value;
  cursor.unexpected('A whole number is needed before this');
  return 0n;
};

const bytes = (cursor: Cursor): Value => {
  const { token } = cursor;
  const encoded = text(cursor);
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(encoded)) {
    return { case: 'bytes', value: base64Decode(encoded) };
  }
  cursor.fail('not-base64', 'bytes(…) takes base64 text, e.g. bytes("SGk=").', token);
  return NO_VALUE;
};

const timestamp = (cursor: Cursor): Value => {
  const { token } = cursor;
  if (token.kind !== 'string') {
    const seconds = int64(cursor);
    cursor.expect(',', 'between seconds and nanoseconds');
    const nanos = Number(int64(cursor));
    if (nanos !== (nanos | 0)) cursor.unexpected('Nanoseconds have 32 bits');
    return { case: 'utcTimestamp', value: create(TimestampSchema, { seconds, nanos: nanos | 0 }) };
  }
  const instant = parseTimestamp(text(cursor));
  if (instant !== undefined) return { case: 'utcTimestamp', value: create(TimestampSchema, instant) };
  cursor.fail('not-a-timestamp', 'Write a time like timestamp("2026-01-31T08:00:00Z").', token);
  return NO_VALUE;
};

const MAX_IDS = 100;

/** Root first, as in the id's own text form. */
const wfRunId = (cursor: Cursor): Value => {
  let value: WfRunId | undefined;
  let ids = 0;
  do {
    if (++ids > MAX_IDS) cursor.fail('too-deep', `At most ${MAX_IDS} ids, root first.`, cursor.token);
    value = create(WfRunIdSchema, { id: text(cursor), parentWfRunId: value });
  } while (cursor.accept(','));
  return { case: 'wfRunId', value };
};

const DOUBLES: Readonly<Record<string, number>> = { NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity };

const double = (cursor: Cursor): Value => {
  const { token } = cursor;
  const word = text(cursor);
  if (Object.hasOwn(DOUBLES, word)) return { case: 'double', value: DOUBLES[word] ?? 0 };
  cursor.fail(
    'not-a-double',
    'double(…) is for "NaN", "Infinity" and "-Infinity"; write 2.5 otherwise.',
    token,
  );
  return NO_VALUE;
};

const arms: readonly [string, (cursor: Cursor) => Value][] = [
  ['bytes', bytes],
  ['timestamp', timestamp],
  ['wfRunId', wfRunId],
  ['double', double],
  ['int', (cursor) => ({ case: 'int', value: int64(cursor) })],
  ['str', (cursor) => ({ case: 'str', value: text(cursor) })],
  ['jsonObj', (cursor) => ({ case: 'jsonObj', value: text(cursor) })],
  ['jsonArr', (cursor) => ({ case: 'jsonArr', value: text(cursor) })],
];

/** By name; the cursor stands on the name, and ( follows. */
export const constructors: ReadonlyMap<string, (cursor: Cursor) => Value> = new Map(
  arms.map(([name, read]) => [
    name,
    (cursor: Cursor) => {
      cursor.advance();
      cursor.advance();
      const value = read(cursor);
      cursor.expect(')', `to close ${name}(`);
      return value;
    },
  ]),
);
