/** `{a: 1, "odd key": [true, null]}`: JSON with bare keys. Gives compact JSON text; numbers stay as they are written. */
import type { Cursor } from './cursor.ts';

export const parseJson = (cursor: Cursor): string => cursor.nested(jsonValue);

const jsonValue = (cursor: Cursor): string => {
  const { kind, text } = cursor.token;
  if (cursor.isOperator('{')) return list(cursor, '}', member);
  if (cursor.isOperator('[')) return list(cursor, ']', parseJson);
  if (kind === 'string') {
    cursor.advance();
    return JSON.stringify(text);
  }
  if (cursor.accept('-')) return `-${jsonNumber(cursor)}`;
  if (kind === 'number') return jsonNumber(cursor);
  if (kind === 'name' && (text === 'true' || text === 'false' || text === 'null')) {
    cursor.advance();
    return text;
  }
  cursor.unexpected('Inside { } and [ ] stand constants only (use a task or map {…} for more)');
  return '';
};

const jsonNumber = (cursor: Cursor): string => {
  const { kind, text } = cursor.token;
  if (kind !== 'number') cursor.unexpected('Here a number is needed');
  else if (/^0\d/.test(text)) cursor.fail('leading-zero', 'A number has no leading zeros.', cursor.token);
  cursor.advance();
  return text;
};

const list = (cursor: Cursor, close: '}' | ']', item: (cursor: Cursor) => string): string => {
  const open = cursor.advance().text;
  const items: string[] = [];
  while (!cursor.isOperator(close) && cursor.token.kind !== 'end') {
    items.push(item(cursor));
    if (!cursor.accept(',')) break;
  }
  cursor.expect(close, `to close the ${open}`);
  return open + items.join(',') + close;
};

const member = (cursor: Cursor): string => {
  const { kind, text } = cursor.token;
  if (kind === 'string') cursor.advance();
  else cursor.name('a key');
  cursor.expect(':', 'after the key');
  return `${JSON.stringify(text)}:${parseJson(cursor)}`;
};
