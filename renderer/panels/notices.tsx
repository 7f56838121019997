/** Short messages at the lower right. They leave by themselves unless they ask something. */
import { useEffect } from 'react';
import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useNotices, type Notice } from '../store/notice-store.ts';

const icons = { info: IconInfoCircle, good: IconCircleCheck, bad: IconAlertCircle };
const tones = { info: 'work', good: 'good', bad: 'bad' };
const SHOWN_MS = 7_000;

function NoticeCard({ notice }: { notice: Notice }) {
  const dismiss = useNotices((state) => state.dismiss);
  useEffect(() => {
    if (notice.stays) return;
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  const Icon = icons[notice.tone];
  return (
    <div className={`notice tone-${tones[notice.tone]}`} role={notice.tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} />
      <div className="notice-text">
        {notice.message}
        {notice.actions && (
          <div className="notice-actions">
            {notice.actions.map((action) => (
              <Button key={action.label} variant="default" size="compact-xs" onClick={action.perform}>
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
  return (
    <div className="notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}
