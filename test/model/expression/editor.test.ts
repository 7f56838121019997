/** What an editor gets while somebody types, also in the middle of an unfinished text. */
import { describe, expect, test } from 'vitest';
import {
  completions,
  highlight,
  hover,
  signatureHelp,
  type CompletionEnv,
} from '#model/expression/complete.ts';
import { inferCondition, inferType } from '#model/expression/infer.ts';
import { parseExpression } from '#model/expression/parse.ts';
import { env, variableNames } from '../types/type-env.ts';

const world: CompletionEnv = {
  ...env,
  variables: () => [...variableNames, 'odd name'],
  nodes: () => ['price', '1-reserve-TASK'],
};

/** `|` marks the cursor. */
const at = (marked: string) => {
  const offset = marked.indexOf('|');
  return { text: marked.replace('|', ''), offset };
};
const offered = (marked: string): readonly string[] => {
  const { text, offset } = at(marked);
  return completions(text, offset, world).map(({ label }) => label);
};
/** The text after the first offer of that label is taken. */
const taken = (marked: string, label: string): string => {
  const { text, offset } = at(marked);
  const offer = completions(text, offset, world).find((one) => one.label === label);
  return offer === undefined
    ? 'not offered'
    : text.slice(0, offer.from) + offer.insert + text.slice(offer.to);
};

describe('completions', () => {
  test('an empty text offers variables first, then outputs, functions and words', () => {
    const labels = offered('|');
    expect(labels.slice(0, 3)).toEqual(['o', 'l', 'd']);
    expect(labels).toContain('output(1-reserve-TASK)');
    expect(labels).toContain('format');
    expect(labels).toContain('not');
    expect(labels).not.toContain('nothing');
  });

  test('replaces the word that was begun, and quotes names that need it', () => {
    expect(taken('i + odd|', 'odd name')).toBe('i + `odd name`');
    expect(taken('i + fo| > 3', 'format')).toBe('i + format( > 3');
    expect(taken('x = si|', 'size')).toBe('x = size(');
  });

  test('behind a dot: the fields of the Struct and the methods', () => {
    expect(offered('car.|').slice(0, 2)).toEqual(['model', 'tags']);
    expect(offered('i > 3 && car.mo|').slice(0, 2)).toEqual(['model', 'removeIfPresent']);
    expect(offered('o.|')).toContain('jsonPath');
    expect(offered('(struct car {model: s}).|')).toContain('model');
  });

  test('inside output( only nodes, behind as only types, behind a value only infix words', () => {
    expect(offered('output(|')).toEqual(['price', '1-reserve-TASK']);
    expect(taken('output(1-res|)', '1-reserve-TASK')).toBe('output(1-reserve-TASK)');
    expect(offered('i as |')).toContain('WF_RUN_ID');
    expect(offered('i as Map<STR, |')).toContain('INT');
    expect(offered('i |')).toEqual(['and', 'or', 'in', 'not in', 'as']);
    expect(offered('i and |')).toContain('car');
  });

  test('nothing inside a text in quotes', () => {
    expect(offered('"ab|c"')).toEqual([]);
    expect(offered('"ab|')).toEqual([]);
  });
});

describe('hover', () => {
  const titleAt = (marked: string): string | undefined => {
    const { text, offset } = at(marked);
    return hover(text, offset, world)?.title;
  };
  test('tells the type of variables, outputs and fields, and the signature of functions', () => {
    expect(titleAt('1 + |car.model')).toBe('car: Struct<car>');
    expect(titleAt('1 + car.|tags[0]')).toBe('tags: Array<STR>');
    expect(titleAt('output(|price)')).toBe('output(price): DOUBLE');
    expect(titleAt('|extend(l, l)')).toBe('extend(left, right)');
    expect(titleAt('zz| + 1')).toBeUndefined();
    expect(titleAt('|zz + 1')).toBe('zz');
    expect(titleAt('3 |days')).toBeUndefined();
  });
});

describe('highlight', () => {
  test('gives every token its part, also in a broken text', () => {
    const text = 'output(a).b == {k: 3 days} as Map<STR, Struct<in>> and format("x", `y z`) # "';
    const kinds = highlight(text).map(
      ({ offset, length, kind }) => `${text.slice(offset, offset + length)}:${kind}`,
    );
    expect(kinds.filter((entry) => !entry.endsWith(':operator'))).toEqual([
      ...[
        'output:function',
        'a:node',
        'b:field',
        'k:field',
        '3:number',
        'days:number',
        'as:keyword',
        'Map:type',
      ],
      ...[
        'STR:type',
        'Struct:type',
        'in:type',
        'and:keyword',
        'format:function',
        '"x":string',
        '`y z`:variable',
      ],
      ...['#:error', '":error'],
    ]);
  });
});

describe('signature help', () => {
  test('names the call around the cursor and its parameter', () => {
    const help = (marked: string) => {
      const { text, offset } = at(marked);
      const found = signatureHelp(text, offset);
      return found && `${found.name}/${found.parameters[found.active]}`;
    };
    expect(help('format(|')).toBe('format/template');
    expect(help('format("a", [1, 2], |')).toBe('format/…values');
    expect(help('removeKey(o, size(|s))')).toBe('size/value');
    expect(help('l.removeIndex(|')).toBe('removeIndex/index');
    expect(help('format(s)|')).toBeUndefined();
    expect(help('o.jsonPath(|')).toBe('jsonPath/path');
  });
});

describe('inferType', () => {
  const problems = (text: string, infer = inferType) => {
    const parsed = parseExpression(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return infer(parsed.value, env).problems.map(
      (p) => `${p.code}: ${text.slice(p.offset, p.offset + p.length)}`,
    );
  };
  test('marks exactly what is wrong', () => {
    expect(problems('i + zz.a > 3 && output(gone).x == 1')).toEqual([
      'unknown-variable: zz',
      'unknown-node: output(gone)',
    ]);
    expect(problems('format("x", i - s)')).toEqual(['no-such-operation: i - s']);
    expect(problems('car.wheels == 4')).toEqual(['no-such-part: car.wheels']);
    expect(problems('size(o as JSON_OBJ)')).toEqual(['no-size: size(o as JSON_OBJ)']);
  });
  test('a condition is checked as such', () => {
    expect(problems('o.flag', inferCondition)).toEqual(['no-bool: o.flag']);
    expect(problems('i < o', inferCondition)).toEqual(['not-comparable: i < o']);
    expect(problems('o.flag == true', inferCondition)).toEqual([]);
  });
});

describe('what the last run showed', () => {
  const seeing: CompletionEnv = {
    ...world,
    seen: {
      variable: (name) =>
        name === 'o' ? { customer: { name: 'Ada', 'e mail': 'a@b.c' }, lines: [{ price: 2.5 }] } : undefined,
      nodeOutput: (node) => (node === 'price' ? 12 : undefined),
    },
    caution: (_kind, name) => (name === '1-reserve-TASK' ? 'not on every path' : undefined),
  };
  const offers = (marked: string) => {
    const { text, offset } = at(marked);
    return completions(text, offset, seeing);
  };

  test('keys of JSON are offered with type and value', () => {
    expect(offers('o.|').slice(0, 2)).toMatchObject([
      { label: 'customer', detail: 'JSON_OBJ', seen: '{"name":"Ada","e mail":"a@b.c"}' },
      { label: 'lines', detail: 'JSON_ARR' },
    ]);
    expect(offers('i + o.customer.|')[1]).toMatchObject({ label: 'e mail', insert: '`e mail`' });
    expect(offers('o.lines[0].pr|')[0]).toMatchObject({ label: 'price', detail: 'DOUBLE', seen: '2.5' });
    expect(offers('o.lines[i].|')[0]).toMatchObject({ label: 'price' });
    expect(offers('o.nothing.|').map(({ label }) => label)).not.toContain('price');
  });

  test('names come with their last value, and uncertain outputs come last', () => {
    expect(offers('|').find(({ label }) => label === 'o')?.seen).toMatch(/^{"customer"/);
    const outputs = offers('output(|');
    expect(outputs).toMatchObject([{ label: 'price', seen: '12' }, { caution: 'not on every path' }]);
  });

  test('a hover says what was there', () => {
    expect(hover('o.customer', 4, seeing)).toMatchObject({ title: 'customer: JSON_OBJ' });
    expect(hover('o.customer.name', 12, seeing)?.detail).toBe('Last run: "Ada"');
    expect(hover('output(price)', 8, seeing)?.detail).toBe('Last run: 12');
  });
});
