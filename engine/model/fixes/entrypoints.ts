/** Fixes of threads that do not start at exactly one entrypoint, and of workflows that start in no thread. */
import { changeThread, mapNodes } from '../commands/change.ts';
import { editWorkflow } from '../commands/edit-workflow.ts';
import { freshNodeName } from '../commands/fresh-name.ts';
import { newNode } from '../commands/new-node.ts';
import { patched } from '../commands/sharing.ts';
import type { Node } from '../document/node.ts';
import { ok } from '../result.ts';
import type { FixMaker } from './fix.ts';

export const oneEntrypoint: FixMaker = ({ place }, drawing) => {
  const thread = drawing.workflow.threads.find((each) => each.name === place.thread);
  if (thread === undefined) return [];
  const entrypoints = thread.nodes.filter((node) => node.kind === 'entrypoint');
  const [first] = entrypoints;
  if (first !== undefined)
    return [
      {
        label: `Start at “${first.name}” and make the other entrypoints NOPs`,
        run: (now) =>
          changeThread(now, thread.name, (each) =>
            ok(
              mapNodes(each, (node) =>
                node.kind === 'entrypoint' && node.name !== first.name ? { ...node, kind: 'nop' } : node,
              ),
            ),
          ),
      },
    ];
  const led = new Set(thread.nodes.flatMap((node) => node.next.map(({ to }) => to)));
  const next = thread.nodes.find((node) => !led.has(node.name)) ?? thread.nodes[0];
  return [
    {
      label: next === undefined ? 'Add an entrypoint and an exit' : `Start at “${next.name}”`,
      run: (now) => {
        const name = freshNodeName(now, thread.name, 'start');
        const exit = newNode('exit', 'done');
        const start: Node = { ...newNode('entrypoint', name), next: [{ to: (next ?? exit).name }] };
        return changeThread(now, thread.name, (each) =>
          ok(patched(each, { nodes: [start, ...each.nodes, ...(next === undefined ? [exit] : [])] })),
        );
      },
    },
  ];
};

export const missingEntrypointThread: FixMaker = (_, drawing) =>
  drawing.workflow.threads.slice(0, 3).map(({ name }) => ({
    label: `Start with thread “${name}”`,
    run: (now) => editWorkflow(now, { patch: { entrypoint: name } }),
  }));
