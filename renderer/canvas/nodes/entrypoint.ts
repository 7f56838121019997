/** Entrypoint on the canvas: where a thread begins. Made with its thread, never from the palette. */
import { IconPlayerPlay } from '@tabler/icons-react';
import type { KindView } from './kind-view.ts';

export const entrypointView: KindView<'entrypoint'> = {
  kind: 'entrypoint',
  label: 'Entrypoint',
  description: 'Where the thread begins',
  keywords: ['start', 'begin'],
  group: 'Flow',
  icon: IconPlayerPlay,
  tone: () => 'flow',
  line: () => ['begins here'],
  create: (name) => ({ kind: 'entrypoint', name, onFailure: [], next: [] }),
  newName: 'start',
};
