/** Which call the cursor stands in, and at which of its parameters. */
import { functions, methods } from './functions.ts';
import { tokenise } from './token.ts';

export interface SignatureHelp {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Index into `parameters`. */
  readonly active: number;
  readonly detail: string;
}

interface Open {
  /** Undefined for brackets that are no call. */
  readonly name: string | undefined;
  readonly isMethod: boolean;
  commas: number;
}

export const signatureHelp = (text: string, offset: number): SignatureHelp | undefined => {
  const open: Open[] = [];
  const tokens = tokenise(text);
  tokens.forEach(({ kind, text: sign, end }, index) => {
    if (kind !== 'operator' || end > offset) return;
    const before = tokens[index - 1];
    const name = sign === '(' && before?.kind === 'name' ? before.text : undefined;
    if ('([{'.includes(sign)) open.push({ name, isMethod: tokens[index - 2]?.text === '.', commas: 0 });
    else if (')]}'.includes(sign)) open.pop();
    else if (sign === ',') open.forEach((one, i) => i === open.length - 1 && one.commas++);
  });
  const call = open.findLast(({ name }) => name !== undefined);
  return call && helpFor(call);
};

const helpFor = ({ name, isMethod, commas }: Open): SignatureHelp | undefined => {
  const doc = [...(isMethod ? methods : []), ...functions].find((one) => one.name === name);
  if (doc === undefined) return undefined;
  // As a method, a function has its first parameter before the dot.
  const parameters = isMethod && functions.includes(doc) ? doc.parameters.slice(1) : doc.parameters;
  const active = Math.max(0, Math.min(commas, parameters.length - 1));
  return { name: doc.name, parameters, active, detail: doc.detail };
};
