/** What an editor shows about the word under the pointer. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { TypeEnv } from '../types/type-env.ts';
import { typeName } from '../types/type-name.ts';
import { textBeforeDot, typeOfText } from './base-type.ts';
import { fieldsOfType } from './fields-of-type.ts';
import { functions, methods, type FunctionDoc } from './functions.ts';
import { seenAt, seenFields, seenText, seenTypeName, type SeenValues } from './seen-values.ts';
import { tokenise, type Token } from './token.ts';
import { isText, roleOf } from './word-role.ts';

export interface Hover {
  readonly from: number;
  readonly to: number;
  /** One line in the language, e.g. `cart: JSON_OBJ`. */
  readonly title: string;
  /** A sentence; may be empty. */
  readonly detail: string;
}

/** What a hover asks for beside types. */
export interface HoverEnv extends TypeEnv {
  readonly seen?: SeenValues;
}

export const hover = (text: string, offset: number, env: HoverEnv): Hover | undefined => {
  const tokens = tokenise(text);
  const index = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const token = tokens[index];
  const said = token === undefined ? undefined : about(text, tokens, index, env);
  return token === undefined || said === undefined
    ? undefined
    : { from: token.start, to: token.end, title: said[0], detail: said[1] };
};

type Said = readonly [title: string, detail: string] | undefined;

const about = (text: string, tokens: readonly Token[], index: number, env: HoverEnv): Said => {
  const token = tokens[index]!;
  switch (roleOf(tokens, index)) {
    case 'variable': {
      const type = env.variable(token.text);
      if (type === undefined) return [token.text, 'There is no such variable here.'];
      return [`${token.text}: ${typeName(type)}`, lastRun(env.seen?.variable(token.text))];
    }
    case 'node': {
      const type = env.nodeOutput(token.text);
      if (type === undefined) return [token.text, 'There is no such node in this thread.'];
      return [`output(${token.text}): ${typeName(type)}`, lastRun(env.seen?.nodeOutput(token.text))];
    }
    case 'function':
      return aboutFunction(token.text, isText(tokens[index - 1], '.'));
    case 'field':
      return isText(tokens[index - 1], '.') ? aboutField(text, tokens, index, env) : undefined;
    case 'error':
      return ['error', token.text];
    default:
      return undefined;
  }
};

const lastRun = (value: JsonValue | undefined): string =>
  value === undefined ? '' : `Last run: ${seenText(value)}`;

const aboutFunction = (name: string, isMethod: boolean): Said => {
  const listed: readonly FunctionDoc[] = isMethod ? [...methods, ...functions] : functions;
  const doc = listed.find((one) => one.name === name);
  return doc === undefined ? undefined : [`${name}(${doc.parameters.join(', ')})`, doc.detail];
};

const aboutField = (text: string, tokens: readonly Token[], index: number, env: HoverEnv): Said => {
  const name = tokens[index]!.text;
  const base = textBeforeDot(text, tokens, index - 1);
  const field = fieldsOfType(typeOfText(base, env), env).find((one) => one.name === name);
  const value = seenFields(seenAt(base, env.seen)).find(([key]) => key === name)?.[1];
  if (field !== undefined) return [`${name}: ${typeName(field.type)}`, field.description ?? lastRun(value)];
  return value === undefined ? undefined : [`${name}: ${seenTypeName(value)}`, lastRun(value)];
};
