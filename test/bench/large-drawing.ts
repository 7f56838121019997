/** A drawing of many nodes for the benches: task, branch, task, wait, in a long line with a way round each branch. */
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import { noDefinitions } from '#model/document/definitions.ts';

export function largeDrawing(count: number): Drawing {
  const nodes: Node[] = [{ kind: 'entrypoint', name: 'start', onFailure: [], next: [{ to: 'n1' }] }];
  for (let index = 1; index < count - 1; index++) {
    const name = `n${index}`;
    const to = index === count - 2 ? 'done' : `n${index + 1}`;
    const beyond = index >= count - 4 ? 'done' : `n${index + 2}`;
    if (index % 4 === 2) {
      nodes.push({
        kind: 'nop',
        name,
        onFailure: [],
        next: [{ to, when: `count > ${index}` }, { to: beyond }],
      });
    } else if (index % 4 === 0) {
      nodes.push({
        kind: 'external-event',
        name,
        event: 'poke',
        timeout: '3 days',
        onFailure: [],
        next: [{ to }],
      });
    } else {
      const set = [`count = count + ${index}`, `label = format("at {0}", count)`];
      nodes.push({
        kind: 'task',
        name,
        task: 'work',
        args: ['label', 'count'],
        retries: 2,
        onFailure: [],
        next: [{ to, set }],
      });
    }
  }
  nodes.push({ kind: 'exit', name: 'done', onFailure: [], next: [] });
  const variables = [
    { name: 'count', type: 'INT', default: '0' },
    { name: 'label', type: 'STR', default: '""' },
  ];
  return {
    workflow: {
      name: 'large',
      entrypoint: 'entrypoint',
      threads: [{ name: 'entrypoint', variables, interrupts: [], nodes }],
    },
    layout: emptyLayout,
    definitions: {
      ...noDefinitions,
      taskDefs: [
        {
          name: 'work',
          inputs: [
            { name: 'label', type: 'STR' },
            { name: 'count', type: 'INT' },
          ],
        },
      ],
      externalEventDefs: [{ name: 'poke' }],
    },
  };
}
