/** electron-builder.yaml says what electron-builder understands, and packs what the shell loads. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchema } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const text = readFileSync('electron-builder.yaml', 'utf8');
const config = parse(text) as Record<string, unknown>;
const schema = require('app-builder-lib/scheme.json') as AnySchema;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

describe('electron-builder.yaml', () => {
  test('fits the schema of the installed electron-builder', () => {
    void validate(config);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('the schema would notice a mistake', () => {
    expect(validate({ ...config, linux: { target: 7 } })).toBe(false);
    expect(validate({ ...config, noSuchKey: true })).toBe(false);
  });

  test('has Linux, Windows and macOS', () => {
    expect(config).toMatchObject({
      linux: { target: [{ target: 'AppImage' }, { target: 'deb' }] },
      win: { target: [{ target: 'nsis' }] },
      mac: { target: [{ target: 'dmg' }] },
    });
  });

  test('packs what package.json names as main, the pages, the templates and the engine', () => {
    const { main } = require('../../package.json') as { main: string };
    expect(main).toBe('dist/electron/main.cjs');
    expect(config.files).toEqual(expect.arrayContaining(['dist/electron/**', 'dist/renderer/**']));
    expect(config.extraResources).toMatchObject([
      { from: 'templates', to: 'templates' },
      { from: 'dist/engine', to: 'engine' },
    ]);
  });
});
