/** The examples of the help pages as drawings with the problems that they have, the way people would see them. */
import type { JsonValue } from '@bufbuild/protobuf';
import { parse, stringify } from 'yaml';
import { compileExpression } from '#model/expression/to-wire.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import type { HelpExample } from '#model/help/help-page.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import type { Problem } from '#model/document/problem.ts';

const definitions = parseDefinitions(
  `paddock: 1
tasks:
  send-email: { inputs: { to: STR } }
  look-up: { inputs: { id: STR }, returns: JSON_OBJ }
  count-up: { inputs: { amount: INT } }
  check-card: { inputs: { token: { type: STR, masked: true } } }
external-events:
  paid: { content: STR }
  cancelled: {}
workflow-events:
  shipped: { content: STR }
user-tasks:
  approve: { fields: [{ name: approved, type: BOOL }] }
structs:
  car: { fields: { model: STR } }
`,
  'definitions.yaml',
).definitions!;

type Yaml = Record<string, unknown>;

function fullNodes(short: Yaml): Yaml {
  const named = Object.entries(short).map(([name, node]) => [name, { ...(node as Yaml) }] as [string, Yaml]);
  if (!named.some(([, node]) => 'entrypoint' in node)) named.unshift(['start', { entrypoint: {} }]);
  const last = named.at(-1)!;
  if (!('exit' in last[1]) && !('next' in last[1])) named.push(['done', { exit: {} }]);
  named.forEach(([, node], index) => {
    const below = named[index + 1]?.[0];
    if (!('exit' in node) && !('next' in node) && below !== undefined) node.next = below;
    if (Array.isArray(node.next) && node.next.length === 0) delete node.next;
  });
  return Object.fromEntries(named);
}

/** A whole workflow file of a fragment. */
export function wholeFile(fragment: string): string {
  // A key that stands twice is a problem of its own, so the text must stay as it is.
  if (/"step"/.test(fragment))
    return `paddock: 1\nworkflow: example\nthreads:\n  entrypoint:\n${fragment.replace(/^/gm, '    ')}\n`;
  const { nodes = {}, interrupts, threads = {}, workflow = 'example', ...rest } = parse(fragment) as Yaml;
  const entry = { ...(interrupts === undefined ? {} : { interrupts }), nodes: fullNodes(nodes as Yaml) };
  const others = Object.entries(threads as Record<string, Yaml>).map(([name, thread]) => [
    name,
    { ...thread, nodes: fullNodes(thread.nodes as Yaml) },
  ]);
  const whole = {
    paddock: 1,
    workflow,
    ...rest,
    threads: { entrypoint: entry, ...Object.fromEntries(others) },
  };
  return stringify(whole, { aliasDuplicateObjects: false });
}

export interface Looked {
  readonly problems: readonly Problem[];
  readonly drawing?: Drawing;
}

export function look({ language, text }: HelpExample): Looked {
  if (language === 'json') return { problems: importWfSpec(JSON.parse(text) as JsonValue).problems };
  if (language === 'expression') {
    const result = compileExpression(text);
    if (result.ok) return { problems: [] };
    const { code, message } = result.error;
    return { problems: [{ code, message, severity: 'error', place: {} }] };
  }
  const { document, problems } = parseWorkflow(wholeFile(text), 'example.workflow.yaml');
  if (document === undefined) return { problems };
  const drawing = { workflow: document, definitions, layout: emptyLayout };
  return { problems: validateWorkflow(drawing), drawing };
}
