/** What a verb of the command line is: its words, its options, and what it does. */
import type { ParseArgsConfig } from 'node:util';

/** 0 fine, 1 the answer is no, 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;

export interface Invocation {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly out: Output;
}

export interface Verb {
  readonly name: string;
  /** E.g. `FILE [-o OUT]`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly operands: { readonly min: number; readonly max: number };
  run(invocation: Invocation): Promise<ExitStatus>;
}

/** Where words go: lines for people, or with `--json` one JSON object for machines at the end. */
export interface Output {
  readonly isJson: boolean;
  /** A line for people; nothing with `--json`. */
  line(text: string): void;
  /** A line for people on standard error; nothing with `--json`. */
  error(text: string): void;
  /** The whole answer for machines; nothing without `--json`. */
  json(value: unknown): void;
}

/** A refusal that ends the command: a sentence, and the exit status. */
export class CommandError extends Error {
  readonly status: ExitStatus;
  constructor(message: string, status: ExitStatus = 1) {
    super(message);
    this.status = status;
  }
}

export const text = (value: Invocation['options'][string]): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const texts = (value: Invocation['options'][string]): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
