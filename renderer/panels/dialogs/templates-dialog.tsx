/** New from template: the gallery over whatever is open. */
import { useEffect, useRef, useState } from 'react';
import { Loader, Modal } from '@mantine/core';
import type { TemplateInfo } from '#bridge/contract.ts';
import { errorMessage } from '../../services/error-message.ts';
import { host } from '../../services/host.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession } from '../../store/session-store.ts';
import { useLateAutofocus } from '../../ui/autofocus.ts';
import { TemplateGallery } from '../start/template-gallery.tsx';

export function TemplatesDialog() {
  const close = () => useSession.getState().openDialog(undefined);
  const [templates, setTemplates] = useState<readonly TemplateInfo[] | undefined>(undefined);
  const content = useRef<HTMLDivElement>(null);
  useLateAutofocus(content, templates !== undefined);
  useEffect(() => {
    let isCurrent = true;
    host()
      .files.templates()
      .then(
        (found) => isCurrent && setTemplates(found),
        (error: unknown) => tell('bad', errorMessage(error)),
      );
    return () => {
      isCurrent = false;
    };
  }, []);
  return (
    <Modal opened onClose={close} title="New from template" size={1080}>
      <div ref={content}>
        {templates === undefined ? (
          <Loader size="sm" />
        ) : (
          <TemplateGallery templates={templates} onOpened={close} />
        )}
      </div>
    </Modal>
  );
}
