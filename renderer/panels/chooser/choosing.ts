/** A question with a list of answers, asked at a place of the screen: which node to connect to, which thread handles it. */
import { create } from 'zustand';
import type { TablerIcon } from '@tabler/icons-react';
import type { Point } from '#model/document/layout.ts';
import { focusOrigin, type FocusOrigin } from '../../ui/return-focus.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Under the label or beside it. */
  readonly detail?: string;
  /** More words by which it is found. */
  readonly words?: string;
  readonly keys?: string;
  readonly icon?: TablerIcon;
  readonly tone?: string;
  run(): void;
}

export interface Question {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** An answer of one's own, beside those of the list; undefined: this text is none. */
  readonly typed?: (text: string) => Choice | undefined;
  /** In CSS pixels of the window. */
  readonly at: Point;
}

interface ChoosingState {
  readonly question: (Question & { readonly serial: number; readonly origin: FocusOrigin }) | undefined;
}

export const useChoosing = create<ChoosingState>()(() => ({ question: undefined }));

let serial = 0;

/** A question that follows from an answer gives the focus back to where the first one was asked. */
export function ask(question: Question, origin: FocusOrigin = focusOrigin()): void {
  useChoosing.setState({ question: { ...question, serial: ++serial, origin } });
}

/** Exact name, its beginning, anywhere in it, other words. */
export function findChoices(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return choices;
  const score = ({ label, words = '', detail = '' }: Choice): number => {
    const name = label.toLowerCase();
    if (name === wanted) return 5;
    if (name.startsWith(wanted)) return 4;
    if (name.split(/[\s-]/).some((part) => part.startsWith(wanted))) return 3;
    if (name.includes(wanted)) return 2;
    return words.toLowerCase().includes(wanted) || detail.toLowerCase().includes(wanted) ? 1 : 0;
  };
  return choices
    .map((choice) => ({ choice, found: score(choice) }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found)
    .map(({ choice }) => choice);
}
