/** The editor's schema accepts what the parser accepts and knows every key that the parser knows. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { nodeForms } from '#model/text/node-form.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { definitionsSchema, workflowSchema } from '#model/text/workflow-schema.ts';

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
const isWorkflow = ajv.compile(workflowSchema);
const isDefinitions = ajv.compile(definitionsSchema);
const at = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the schema', () => {
  it('accepts the template', () => {
    isWorkflow(parse(at('templates/checkout/checkout.workflow.yaml')));
    expect(isWorkflow.errors).toBeNull();
    isDefinitions(parse(at('templates/checkout/definitions.yaml')));
    expect(isDefinitions.errors).toBeNull();
  });

  it('accepts every example as we print it', () => {
    const folder = new URL('../../fixtures/examples/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const { document } = importWfSpec(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      isWorkflow(parse(printWorkflow(document!)));
      expect(isWorkflow.errors, file).toBeNull();
    }
  });

  it('knows every key of every kind of node', () => {
    const text = JSON.stringify(workflowSchema);
    for (const form of Object.values(nodeForms))
      for (const key of [...form.heads, ...form.keys]) expect(text).toContain(`"${key}":`);
  });

  it('refuses unknown keys and kinds', () => {
    const file = (node: object) => ({
      paddock: 1,
      workflow: 'w',
      threads: { entrypoint: { nodes: { a: node } } },
    });
    expect(isWorkflow(file({ task: 't', next: 'a' }))).toBe(true);
    expect(isWorkflow(file({ task: 't', agrs: [] }))).toBe(false);
    expect(isWorkflow(file({ task: 't', nop: {} }))).toBe(false);
    expect(isWorkflow(file({}))).toBe(false);
  });

  it('says of every key what it is for', () => {
    const silent: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties')
          for (const [name, property] of Object.entries(value as Record<string, { description?: string }>))
            if (property.description === undefined) silent.push(`${path}.${name}`);
        walk(value, key === 'properties' ? path : `${path}.${key}`);
      }
    };
    walk(workflowSchema, 'workflow');
    walk(definitionsSchema, 'definitions');
    expect(silent).toEqual([]);
  });
});
