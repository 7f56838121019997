/** A list of places that use something; a press goes to the very field. */
import type { Use } from '#model/uses/use.ts';
import { goToPlace } from '../go-to-place.ts';
import { wordsOfPlace } from './words-of-place.ts';

interface UseListProps {
  readonly uses: readonly Use[];
  /** What is listed, for who can't see it. */
  readonly label: string;
}

export function UseList({ uses, label }: UseListProps) {
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
              {use.text !== where && <span className="mono dim use-text">{use.text}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
