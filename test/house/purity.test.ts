// The pure middle knows no clock, disk, network or DOM: it compiles without their types.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, folder, name));
}

function problems(files: string[]): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config as {
    compilerOptions: object;
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, lib: ['ES2024'], types: [] },
    root,
  );
  const program = ts.createProgram(files, options);
  return ts
    .getPreEmitDiagnostics(program)
    .filter((found) => found.file !== undefined && /\/engine\/(model|core)\//.test(found.file.fileName))
    .map(
      (found) =>
        `${found.file!.fileName.slice(root.length + 1)}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`,
    );
}

test('engine/model and engine/core compile without Node and DOM types', { timeout: 120_000 }, () => {
  const files = [...sources('engine/model'), ...sources('engine/core')];
  expect(files.length).toBeGreaterThan(10);
  expect(problems(files)).toEqual([]);
});

test('the check can fail: a pure file that sets a timer is seen', { timeout: 120_000 }, () => {
  const planted = join(root, 'engine/core/planted-by-the-purity-test.ts');
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === planted
      ? ts.createSourceFile(name, 'export const t = setTimeout(() => 1, 1);', ts.ScriptTarget.ES2023)
      : read(name, ...rest);
  const program = ts.createProgram([planted], { lib: ['lib.es2024.d.ts'], types: [], noEmit: true }, host);
  expect(program.getSemanticDiagnostics().map((found) => found.code)).toContain(2304);
});
