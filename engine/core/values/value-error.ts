/** Why a value could not be had: what every function of this room answers in place of a value. */
import { err } from '#model/result.ts';

export interface ValueError {
  /** A sentence for people. */
  readonly message: string;
  /**
   * The real server crashes here and answers INTERNAL (littlehorse.md §11, row 57). We fail the NodeRun instead, as
   * for any other ValueError; the mark is for those who compare us with it.
   */
  readonly kind?: 'internal';
}

export const valueError = (message: string): { readonly ok: false; readonly error: ValueError } =>
  err({ message });

export const internalError = (message: string): { readonly ok: false; readonly error: ValueError } =>
  err({ message, kind: 'internal' });
