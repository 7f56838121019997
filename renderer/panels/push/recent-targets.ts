/** Servers that were pushed to or looked at, newest first: remembered for the next time. */
import type { JsonValue } from '@bufbuild/protobuf';
import { useSettings } from '../../store/settings-store.ts';

const KEY = 'push.targets';
const KEPT = 8;

export const targetsIn = (view: Readonly<Record<string, JsonValue>>): readonly string[] => {
  const kept = view[KEY];
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
};

export const withTarget = (targets: readonly string[], target: string): string[] =>
  [target, ...targets.filter((each) => each !== target)].slice(0, KEPT);

export function useRecentTargets(): readonly string[] {
  const view = useSettings((state) => state.view);
  return targetsIn(view);
}

export function rememberTarget(target: string): void {
  const { view, remember } = useSettings.getState();
  const targets = targetsIn(view);
  if (targets[0] !== target) remember(KEY, withTarget(targets, target));
}
