/** The small buttons of a row in an ordered list: earlier, later, remove. */
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';

interface RowButtonsProps {
  /** What the row is called, for spoken labels. */
  readonly of: string;
  readonly onEarlier?: () => void;
  readonly onLater?: () => void;
  readonly onRemove?: () => void;
}

export function RowButtons({ of, onEarlier, onLater, onRemove }: RowButtonsProps) {
  return (
    <span className="row-buttons">
      {onEarlier && (
        <ActionIcon size={20} aria-label={`Move ${of} earlier`} onClick={onEarlier}>
          <IconArrowUp size={13} />
        </ActionIcon>
      )}
      {onLater && (
        <ActionIcon size={20} aria-label={`Move ${of} later`} onClick={onLater}>
          <IconArrowDown size={13} />
        </ActionIcon>
      )}
      {onRemove && (
        <ActionIcon size={20} aria-label={`Remove ${of}`} onClick={onRemove}>
          <IconX size={13} />
        </ActionIcon>
      )}
    </span>
  );
}

/** The order of 0…count-1 in which the item at `from` stands at `to`. */
export function movedOrder(count: number, from: number, to: number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
