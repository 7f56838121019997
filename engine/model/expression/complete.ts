/** What an editor asks while somebody types. */
import type { TypeEnv } from '../types/type-env.ts';

/** A TypeEnv that can also list what there is. */
export interface CompletionEnv extends TypeEnv {
  variables(): readonly string[];
  /** Nodes whose output may be used here. */
  nodes(): readonly string[];
}

export interface Completion {
  readonly label: string;
  readonly kind: 'variable' | 'output' | 'field' | 'function' | 'keyword';
  /** Type or short explanation. */
  readonly detail: string;
  /** Text that replaces the characters from `from` up to `to`. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
}

export const completions = (_text: string, _offset: number, _env: CompletionEnv): readonly Completion[] => [];
