/** The list of completions under an expression field. */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Completion } from '#model/expression/complete.ts';

interface SuggestionListProps {
  readonly id: string;
  readonly offers: readonly Completion[];
  readonly active: number;
  /** The field's own rectangle on the screen. */
  readonly field: DOMRect;
  onChoose(index: number): void;
}

const HEIGHT_MAX = 232;

const letters: Readonly<Record<Completion['kind'], string>> = {
  variable: 'x',
  output: '→',
  field: '.',
  function: 'ƒ',
  keyword: 'k',
};

export const optionId = (list: string, index: number): string => `${list}-${index}`;

export function SuggestionList({ id, offers, active, field, onChoose }: SuggestionListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const isAbove = field.bottom + HEIGHT_MAX > innerHeight && field.top > HEIGHT_MAX;
  const width = Math.max(field.width, 300);
  return createPortal(
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label="Completions"
      className="expr-list"
      style={{
        left: Math.max(4, Math.min(field.left, innerWidth - width - 8)),
        width,
        maxHeight: HEIGHT_MAX,
        ...(isAbove ? { bottom: innerHeight - field.top + 3 } : { top: field.bottom + 3 }),
      }}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
    >
      {offers.map((offer, index) => (
        <li
          key={`${offer.kind} ${offer.label}`}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          className="expr-option"
          onClick={() => onChoose(index)}
        >
          <span className={`expr-kind expr-kind-${offer.kind}`} aria-hidden>
            {letters[offer.kind]}
          </span>
          <span className="expr-label">{offer.label}</span>
          <span className="expr-detail">{offer.detail}</span>
          {offer.seen !== undefined && (
            <span className="expr-seen" title={`Last run: ${offer.seen}`}>
              {offer.seen}
            </span>
          )}
          {offer.caution !== undefined && <span className="expr-caution">{offer.caution}</span>}
        </li>
      ))}
    </ul>,
    document.body,
  );
}
