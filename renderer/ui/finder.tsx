/** A dialog to find something by typing: a field, a list that arrows walk, Enter takes. What is found is the caller's. */
import type { KeyboardEvent, ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { placeKeyOf } from '../actions/place-keys.ts';

export interface FinderProps<T> {
  /** What is looked for, as a title. */
  readonly label: string;
  readonly placeholder: string;
  readonly testId: string;
  readonly text: string;
  readonly found: readonly T[];
  /** Index of the row on which Enter acts. */
  readonly at: number;
  readonly keyOf: (item: T) => string;
  readonly row: (item: T) => ReactNode;
  /** More classes of a row. */
  readonly rowClass?: (item: T) => string;
  /** Shown when nothing was found; undefined: nothing was asked yet. */
  readonly none: string | undefined;
  /** Between the field and the list. */
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  onText(text: string): void;
  onAt(index: number): void;
  onTake(item: T): void;
  /** Ctrl+Enter. */
  onTakeAll?(): void;
  onClose(): void;
}

function keysOf<T>({ found, at, onAt, onTake, onTakeAll }: FinderProps<T>) {
  return (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = found[at];
    if (step !== undefined) onAt((at + step + found.length) % Math.max(found.length, 1));
    else if (onTakeAll && placeKeyOf('find', event) === 'all') onTakeAll();
    else if (event.key === 'Enter' && item !== undefined) onTake(item);
    else return;
    event.preventDefault();
  };
}

export function Finder<T>(props: FinderProps<T>) {
  const { label, testId, text, found, at, none } = props;
  const listId = `${testId}-list`;
  return (
    <Modal
      opened
      onClose={props.onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={560}
      padding={0}
      attributes={{ content: { 'aria-label': label } }}
    >
      <div onKeyDown={keysOf(props)} data-testid={testId}>
        <input
          // At once: the dialog's own autofocus comes a moment later, and letters typed meanwhile would be the canvas's.
          autoFocus
          data-autofocus
          className="finder-input"
          placeholder={props.placeholder}
          aria-label={label}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found[at] === undefined ? undefined : `${listId}-${at}`}
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => props.onText(event.target.value)}
        />
        {props.head}
        <div className="finder-list" id={listId} role="listbox" aria-label="Found">
          {found.map((item, index) => (
            <div
              key={props.keyOf(item)}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              className={`list-row ${props.rowClass?.(item) ?? ''}`}
              ref={(element) => {
                if (index === at) element?.scrollIntoView({ block: 'nearest' });
              }}
              onPointerMove={() => {
                if (index !== at) props.onAt(index);
              }}
              onClick={() => props.onTake(item)}
            >
              {props.row(item)}
            </div>
          ))}
          {found.length === 0 && none !== undefined && <div className="empty">{none}</div>}
        </div>
        {props.foot}
      </div>
    </Modal>
  );
}
