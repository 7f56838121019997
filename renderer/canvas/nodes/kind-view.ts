/** What the canvas, the palette and the menus know about one node kind. Each kind has a file; registry.ts lists them. */
import type { TablerIcon } from '@tabler/icons-react';
import type { Node, NodeKind } from '#model/document/node.ts';
import type { Tone } from '../../ui/tone.ts';

export type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>;

export type PaletteGroup = 'Work' | 'People' | 'Waiting' | 'Flow' | 'Threads' | 'Ends';

/** A piece of the line under a node's name: plain words, or code in the mono face. */
export type LinePart = string | { readonly code: string };

export interface KindView<K extends NodeKind = NodeKind> {
  readonly kind: K;
  readonly label: string;
  readonly description: string;
  /** More words by which the menus find it. */
  readonly keywords: readonly string[];
  readonly group: PaletteGroup;
  readonly icon: TablerIcon;
  tone(node?: NodeOf<K>): Tone;
  /** One line that says what the node does, in the user's words. */
  line(node: NodeOf<K>): readonly LinePart[];
  /** A new node of this kind, as empty as it may be. */
  create(name: string): NodeOf<K>;
  /** A name for a new node, made unique by the caller. */
  readonly newName: string;
}

/** Any kind's view, with its node type forgotten: for tables that go over all kinds. */
export type AnyKindView = Omit<KindView, 'tone' | 'line' | 'create'> & {
  tone(node?: Node): Tone;
  line(node: Node): readonly LinePart[];
  create(name: string): Node;
};

export const code = (text: string | undefined, otherwise = '…'): LinePart => ({
  code: text?.trim() || otherwise,
});
