/**
 * Short messages at the lower right, a zone of its own for the keyboard. They leave by themselves unless they ask something
 * or somebody is at them.
 */
import { useEffect, useState } from 'react';
import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useNotices, type Notice } from '../store/notice-store.ts';
import { useFocusInPlace } from '../ui/focus-in-place.ts';
import { focusZone, lastPlace } from '../ui/zones.ts';

const icons = { info: IconInfoCircle, good: IconCircleCheck, bad: IconAlertCircle };
const tones = { info: 'work', good: 'good', bad: 'bad' };
const SHOWN_MS = 7_000;
/** Time to come to its buttons by keys. */
const OFFERED_MS = 20_000;

interface CardProps {
  readonly notice: Notice;
  readonly cardRef: (card: HTMLElement | null) => () => void;
}

function NoticeCard({ notice, cardRef }: CardProps) {
  const dismiss = useNotices((state) => state.dismiss);
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (notice.stays || isHeld) return;
    const timer = setTimeout(() => dismiss(notice.id), notice.actions ? OFFERED_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, isHeld, dismiss]);
  const Icon = icons[notice.tone];
  return (
    <div
      ref={cardRef}
      className={`notice tone-${tones[notice.tone]}`}
      role={notice.tone === 'bad' ? 'alert' : 'status'}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Icon size={18} />
      <div className="notice-text">
        {notice.message}
        {notice.actions && (
          <div className="notice-actions">
            {notice.actions.map((action, index) => (
              <Button
                key={action.label}
                variant="default"
                size="compact-xs"
                style={{ flex: 'none' }}
                data-zone-entry={index === 0 || undefined}
                onClick={action.perform}
              >
                {action.label}
              </Button>
            ))}
          </div>
        )}
      </div>
      <CloseButton size="xs" aria-label="Dismiss" onClick={() => dismiss(notice.id)} />
    </div>
  );
}

export function Notices() {
  const notices = useNotices((state) => state.notices);
  const cardRef = useFocusInPlace(() => void focusZone(lastPlace()));
  return (
    <div className="notices" data-zone="notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} cardRef={cardRef} />
      ))}
    </div>
  );
}
