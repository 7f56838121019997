// JSON text from outside as a real server reads it (asked of 1.2.1 text by text).
import { describe, expect, it } from 'vitest';
import { printJson } from '../../../engine/model/values/json-text.ts';
import { parseLenientJson } from '../../../engine/model/values/lenient-json.ts';

const read = (text: string): string | undefined => {
  const json = parseLenientJson(text);
  return json === undefined ? undefined : printJson(json);
};

describe('lenient JSON', () => {
  it.each([
    [`{k:1,'j':2}`, '{"k":1,"j":2}'],
    [`{"k"=1;"j"=>2}`, '{"k":1,"j":2}'],
    [`{k:NaN,a:01,b:+1,c:.5,d:-,e:0x1F}`, '{"k":"NaN","a":"01","b":"+1","c":".5","d":"-","e":"0x1F"}'],
    [`{k:True,j:NULL,i:-0,h:1E5}`, '{"k":true,"j":null,"i":0,"h":100000.0}'],
    [`#c\n{/*c*/"k"://c\n1}`, '{"k":1}'],
    [`)]}'\n[1,,2,]`, '[1,null,2,null]'],
    ['[,]', '[null,null]'],
    [`{"k":'it\\'s',"j":"a\nb"}`, '{"k":"it\\u0027s","j":"a\\nb"}'],
    ['{k:{"a":1,"a":2}}', '{"k":{"a":2}}'],
    ['\ufeff [] ', '[]'],
  ])('%s is %s', (text, json) => expect(read(text)).toBe(json));

  it.each([
    '{"k":1,"k":2}',
    '{"k":1,}',
    '{k:abc def}',
    '{k}',
    '{k:}',
    '{:1}',
    '{"k":1} x',
    '{"k":1}//x',
    '{"k":"\\x"}',
    '{"k":"\\u00zz"}',
    '{k:1',
    '[1 2]',
    '[}',
    '["a" "b"]',
    '{"k":"x',
    '{k:1e400}',
    '',
  ])('%s cannot be read', (text) => expect(read(text)).toBeUndefined());

  it('is refused when it is nested too deep', () => {
    expect(read(`${'['.repeat(255)}${']'.repeat(255)}`)).toBeDefined();
    expect(read(`${'['.repeat(256)}${']'.repeat(256)}`)).toBeUndefined();
    expect(read('['.repeat(1_000_000))).toBeUndefined();
  });
});
