// Every field that a document can have has a row in a form: nobody has to meet YAML or JSON to set it.
import { readFileSync, readdirSync } from 'node:fs';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore, type StateCreator } from 'zustand/vanilla';
import { MantineProvider } from '@mantine/core';
import { definitionsOf } from '#model/commands/definition-lists.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { absentProperties } from './document-types.ts';
import { leaves } from './leaves.ts';

// Rendering without a page shows a store's first state; here it shall show what the test has put there.
vi.mock('zustand', () => ({
  create: () => (init: StateCreator<unknown>) => {
    const store = createStore(init);
    const hook = (select?: (state: unknown) => unknown) =>
      select?.(store.getState()) ?? (select ? undefined : store.getState());
    return Object.assign(hook, store);
  },
}));

const { useDocument } = await import('../../../../renderer/store/document-store.ts');
const { useSession } = await import('../../../../renderer/store/session-store.ts');
const { NodeInspector } = await import('../../../../renderer/panels/inspector/node-inspector.tsx');
const { EdgeInspector } = await import('../../../../renderer/panels/inspector/edge-inspector.tsx');
const { ThreadInspector } = await import('../../../../renderer/panels/inspector/thread-inspector.tsx');
const { WorkflowInspector } = await import('../../../../renderer/panels/inspector/workflow-inspector.tsx');
const { DefinitionInspector } =
  await import('../../../../renderer/panels/inspector/definition-inspector.tsx');

const at = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

function everyField(): Drawing {
  const workflow = parseWorkflow(at('every.workflow.yaml'), 'every.workflow.yaml');
  const definitions = parseDefinitions(at('definitions.yaml'), 'definitions.yaml');
  expect([...workflow.problems, ...definitions.problems]).toEqual([]);
  return { workflow: workflow.document!, layout: emptyLayout, definitions: definitions.definitions! };
}

/** The fields that a form has, as the clicks on problems find them. */
function fieldsOf(form: ReactNode): ReadonlySet<string> {
  const html = renderToStaticMarkup(createElement(MantineProvider, undefined, form));
  const decoded = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  return new Set([...html.matchAll(/data-field="([^"]*)"/g)].map((match) => decoded(match[1]!)));
}

/** Rows that hold a value under another name than the document's, and why. */
const elsewhere: readonly (readonly [path: RegExp, row: (path: string) => string, reason: string])[] = [
  [/^kind$/, () => 'name', 'the kind is the form itself; Replace changes it'],
  [
    /^actions\/\d+\/action\/kind$/,
    (path) => path.replace('/action/kind', ''),
    'the kind of an action is its head',
  ],
  [/^content$|^returns$/, (path) => `${path}/mode`, '`void` is one of the choices'],
  [
    /(^|\/)deprecated\/(type|masked|noTypeDef)$/,
    (path) => path.replace(/\/\w+$/, ''),
    'an old form is kept or let go',
  ],
];

function missing(
  record: object,
  fields: ReadonlySet<string>,
  except: readonly string[] = [],
): readonly string[] {
  const own = Object.fromEntries(Object.entries(record).filter(([key]) => !except.includes(key)));
  return leaves(own)
    .map((path) => namedInput(record, path) ?? path)
    .filter((path) => {
      const other = elsewhere.find(([pattern]) => pattern.test(path));
      return !fields.has(path) && !(other && fields.has(other[1](path)));
    });
}

/** `inputs/0/value` is the row `inputs/NAME`. */
function namedInput(record: object, path: string): string | undefined {
  const index = /^inputs\/(\d+)\/(?:name|value)$/.exec(path)?.[1];
  const list = (record as { inputs?: readonly { name: string; value?: string }[] }).inputs;
  const input = index === undefined ? undefined : list?.[Number(index)];
  return input && 'value' in input ? `inputs/${input.name}` : undefined;
}

/** Nodes and edges of the same fields are looked at once. */
const shapeOf = (record: object): string =>
  JSON.stringify(leaves(record).map((path) => path.replace(/\d+/g, '#')));

/** What no form of a drawing has, in words. */
function withoutForm(drawing: Drawing, seen = new Set<string>()): readonly string[] {
  const isNew = (record: object): boolean => seen.size < seen.add(shapeOf(record)).size;
  useDocument.setState({ drawing });
  const { workflow } = drawing;
  const found: string[] = [];
  const look = (record: string, paths: readonly string[]) =>
    found.push(...paths.map((path) => `${record}: ${path}`));
  useSession.getState().clearSelection();
  look('workflow', missing(workflow, fieldsOf(createElement(WorkflowInspector)), ['threads', 'definitions']));
  for (const thread of workflow.threads) {
    const { name } = thread;
    const row = (focus?: string) => {
      useSession.getState().select([{ kind: 'thread', thread: name }], focus);
      return fieldsOf(createElement(ThreadInspector, { name }));
    };
    look(name, missing(thread, row(), ['variables', 'nodes']));
    for (const variable of thread.variables) {
      const prefix = `variables/${variable.name}`;
      const fields = [...row(prefix)].filter((each) => each.startsWith(`${prefix}/`));
      look(
        `${name} ${variable.name}`,
        missing(variable, new Set(fields.map((each) => each.slice(prefix.length + 1)))),
      );
    }
    for (const node of thread.nodes) {
      const props = { thread: name, name: node.name };
      if (isNew({ [node.kind]: node }))
        look(`${name} ${node.name}`, missing(node, fieldsOf(createElement(NodeInspector, props)), ['next']));
      node.next.forEach((edge, index) => {
        const form = createElement(EdgeInspector, { thread: name, from: node.name, index });
        if (isNew(edge)) look(`${name} ${node.name} edge ${index}`, missing(edge, fieldsOf(form)));
      });
    }
  }
  return found;
}

beforeEach(() => useSession.getState().clearSelection());

describe('the fixture has', () => {
  test('every field that a workflow and its definitions can have', () => {
    const { workflow, definitions } = everyField();
    expect(absentProperties('workflow.ts', 'WorkflowDocument', { ...workflow, definitions })).toEqual([]);
  });
});

describe('there is a form for every field', () => {
  test('of a workflow', () => {
    expect(withoutForm(everyField())).toEqual([]);
  });

  test('and a field without one is found', () => {
    const { workflow, ...rest } = everyField();
    const [main, ...others] = workflow.threads;
    const nodes = main!.nodes.map((node) => ({ ...node, invented: 1 }));
    const found = withoutForm({
      ...rest,
      workflow: { ...workflow, threads: [{ ...main!, nodes }, ...others] },
    });
    expect(found).toHaveLength(nodes.length);
    expect(found[0]).toBe('main start: invented');
  });

  test.each(['task-def', 'external-event-def', 'workflow-event-def', 'user-task-def', 'struct-def'] as const)(
    'of a %s',
    (kind: DefinitionKind) => {
      const drawing = everyField();
      useDocument.setState({ drawing });
      for (const definition of definitionsOf(drawing.definitions, kind)) {
        const form = createElement(DefinitionInspector, { kind, name: definition.name });
        expect(missing(definition, fieldsOf(form)), definition.name).toEqual([]);
      }
    },
  );

  test('of the examples of LittleHorse', () => {
    const folder = new URL('../../../fixtures/examples/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(files.length).toBeGreaterThan(30);
    const seen = new Set<string>();
    for (const file of files) {
      const { document } = importWfSpec(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      expect(
        withoutForm({ workflow: document!, layout: emptyLayout, definitions: noDefinitions }, seen),
        file,
      ).toEqual([]);
    }
  }, 120_000);
});
