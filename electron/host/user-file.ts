/** A small JSON file of the user's (settings, recent projects). A broken one is set aside and told of, never fatal. */
import { readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import { writeAtomically } from './atomic-write.ts';
import { OneAtATime } from './one-at-a-time.ts';

export class UserFile<T> {
  readonly #path: string;
  readonly #schema: v.GenericSchema<unknown, T>;
  readonly #initial: T;
  readonly #log: (text: string) => void;
  readonly #turns = new OneAtATime();

  constructor(
    path: string,
    schema: v.GenericSchema<unknown, T>,
    initial: T,
    log: (text: string) => void = (text) => console.error(text),
  ) {
    this.#path = path;
    this.#schema = schema;
    this.#initial = initial;
    this.#log = log;
  }

  /** The content, or the initial value when the file is missing or was broken. */
  read(): Promise<T> {
    return this.#turns.run(this.#path, () => this.#load());
  }

  /** Changes the content in one step and gives the new one. */
  update(change: (value: T) => T): Promise<T> {
    return this.#turns.run(this.#path, async () => {
      const value = change(await this.#load());
      await writeAtomically([{ path: this.#path, text: `${JSON.stringify(value, null, 2)}\n` }]);
      return value;
    });
  }

  async #load(): Promise<T> {
    const text = await readFile(this.#path, 'utf8').catch(() => undefined);
    if (text === undefined) return this.#initial;
    try {
      return v.parse(this.#schema, JSON.parse(text));
    } catch (error) {
      const aside = `${this.#path}.broken`;
      this.#log(`${this.#path} can't be read (${String(error)}); it was set aside as ${aside}.`);
      await rename(this.#path, aside).catch(() => {});
      return this.#initial;
    }
  }
}
