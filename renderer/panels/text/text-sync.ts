/**
 * Keeps one Monaco model and one file of the document store saying the same, both ways: typing goes to the store after a
 * moment, and what the canvas changes comes into the model as few small edits.
 */
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { lineEdits } from './line-edits.ts';
import { monaco } from './monaco.ts';

const TYPING_MS = 150;
/** Who types without a pause is kept up with, too: what is not in the store is lost by a crash. */
const TYPING_AT_MOST_MS = 700;

export class TextSync {
  readonly path: string;
  readonly #model: editor.ITextModel;
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typingSince = 0;
  #isTaking = false;

  constructor(path: string, model: editor.ITextModel) {
    this.path = path;
    this.#model = model;
    this.#take();
    const listening = model.onDidChangeContent(() => {
      if (!this.#isTaking) this.#later();
    });
    this.#stops.push(
      () => listening.dispose(),
      useDocument.subscribe((state, before) => {
        if (state.texts[path]?.text !== before.texts[path]?.text) this.#take();
      }),
    );
  }

  /** Whether typing has not reached the store yet. */
  get isPending(): boolean {
    return this.#timer !== undefined;
  }

  /** Gives what was typed to the store now. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    useDocument.getState().setText(this.path, this.#model.getValue());
    // What is no longer in the text can't stay selected.
    const { drawing } = useDocument.getState();
    if (drawing) useSession.getState().keepSelectionIn(drawing);
  }

  dispose(): void {
    this.flush();
    this.#stops.forEach((stop) => stop());
  }

  #later(): void {
    const now = performance.now();
    if (this.#timer === undefined) this.#typingSince = now;
    clearTimeout(this.#timer);
    const left = this.#typingSince + TYPING_AT_MOST_MS - now;
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(TYPING_MS, left)));
  }

  /** The store's text into the model. Letters that are typed just now win: they come after the edit in the history. */
  #take(): void {
    const text = useDocument.getState().texts[this.path]?.text ?? '';
    if (this.isPending) return;
    const edits = lineEdits(this.#model.getValue(), text);
    if (edits.length === 0) return;
    this.#isTaking = true;
    this.#model.pushStackElement();
    this.#model.pushEditOperations(
      null,
      edits.map(({ start, end, text: inserted }) => ({
        range: monaco.Range.fromPositions(this.#model.getPositionAt(start), this.#model.getPositionAt(end)),
        text: inserted,
      })),
      () => null,
    );
    this.#model.pushStackElement();
    this.#isTaking = false;
  }
}
