/** The search of the node menu: exact name first, keywords count, recent kinds on top, kinds that cannot come left out. */
import { describe, expect, it } from 'vitest';
import { nodeFields } from '#model/commands/node-fields.ts';
import type { NodeKind } from '#model/document/node.ts';
import { paletteKinds, viewOf } from '../../../renderer/canvas/nodes/registry.ts';
import { formOf } from '../../../renderer/panels/inspector/forms/registry.ts';
import type { OfferId } from '../../../renderer/store/session-store.ts';
import { findKinds } from '../../../renderer/panels/node-menu/find-kinds.ts';

const kinds = (text: string, recent?: OfferId[], left?: NodeKind[]) =>
  findKinds(text, recent, left).map((offer) => offer.id);

describe('finding a kind', () => {
  it('puts the exact name first', () => {
    expect(kinds('task')[0]).toBe('task');
    expect(kinds('user task')[0]).toBe('user-task');
  });

  it('knows other words for it', () => {
    expect(kinds('timer')).toEqual(['sleep']);
    expect(kinds('gateway')).toEqual(['nop']);
    expect(kinds('while')[0]).toBe('loop');
    expect(kinds('exit with failure')[0]).toBe('fail');
    expect(kinds('parallel')).toContain('start-thread');
  });

  it('offers everything but the entrypoint when nothing is typed, recent ones on top', () => {
    expect(kinds('')).toHaveLength(15);
    expect(kinds('', ['sleep', 'exit']).slice(0, 2)).toEqual(['sleep', 'exit']);
  });

  it('leaves out what cannot come here', () => {
    expect(kinds('', [], ['exit'])).not.toContain('exit');
    expect(kinds('', [], ['exit'])).not.toContain('fail');
  });
});

describe('every kind', () => {
  const all = Object.keys(nodeFields) as NodeKind[];

  it.each(all)('%s has a view that makes it, names it and describes it, and a form', (kind) => {
    const view = viewOf(kind);
    const node = view.create('fresh');
    expect(node).toMatchObject({ kind, name: 'fresh', next: [], onFailure: [] });
    expect(view.line(node).length).toBeGreaterThan(0);
    expect(formOf(kind)).toBeTypeOf('function');
  });

  it('is in the palette, but for the entrypoint', () => {
    expect(new Set(paletteKinds.map((view) => view.kind))).toEqual(
      new Set(all.filter((kind) => kind !== 'entrypoint')),
    );
  });
});
