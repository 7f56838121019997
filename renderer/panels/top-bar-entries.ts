/** What stands in the top bar left of Run: scenario, cluster to push to. A new entry is a component and a line here. */
import type { ComponentType } from 'react';
import { PushButton } from './push/push-button.tsx';

export const topBarEntries: readonly { readonly id: string; readonly component: ComponentType }[] = [
  { id: 'push', component: PushButton },
];
