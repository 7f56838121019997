/** A list of places that use something; a press goes to the very field. */
import type { Use } from '#model/uses/use.ts';
import { goToPlace } from '../go-to-place.ts';
import { wordsOfPlace } from './words-of-place.ts';

interface UseListProps {
  readonly uses: readonly Use[];
  /** What is listed, for who can't see it. */
  readonly label: string;
  /** What is used: a text that says only this is not shown. */
  readonly name?: string;
}

export function UseList({ uses, label, name }: UseListProps) {
  return (
    <ul className="use-list" aria-label={label}>
      {uses.map((use, index) => {
        const { where, field } = wordsOfPlace(use.place);
        return (
          <li key={index}>
            <button type="button" className="list-row use-row" onClick={() => goToPlace(use.place)}>
              <span className="use-where">
                <b>{where}</b> {field !== '' && <span className="dim">{field}</span>}
              </span>
              {use.text !== name && <span className="mono dim use-text">{use.text}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
