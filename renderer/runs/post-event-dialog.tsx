/** The form that posts an ExternalEvent to the watched run: its content by the type that its definition says. */
import { Modal, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { JsonValue } from '@bufbuild/protobuf';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { errorMessage } from '../services/error-message.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { UNTYPED, valueOfText } from './input-value.ts';
import { postEvent } from './run-commands.ts';
import { SmallFoot } from './small-foot.tsx';
import { ValueField } from './value-field.tsx';
import './runs.css';

/** An event without a definition, or with an untyped one, takes any literal. */
function useContentType(event: string): { readonly type: string | undefined; readonly isMasked: boolean } {
  const drawing = useDocument((state) => state.drawing);
  const def = drawing && mergedDefinitions(drawing).externalEventDefs.find(({ name }) => name === event);
  if (def?.content === 'void') return { type: undefined, isMasked: false };
  return { type: def?.content?.type ?? UNTYPED, isMasked: def?.content?.masked ?? false };
}

export function PostEventDialog({ event }: { event: string }) {
  const { type, isMasked } = useContentType(event);
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const close = () => useSession.getState().openDialog(undefined);

  const post = async (submit: FormEvent): Promise<void> => {
    submit.preventDefault();
    let content: JsonValue | undefined;
    if (type !== undefined) {
      const value = valueOfText(text, type);
      if (!value.ok) return setError(value.error);
      content = value.value;
    }
    setIsBusy(true);
    try {
      await postEvent(event, content);
      close();
    } catch (refusal) {
      setError(errorMessage(refusal));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Modal opened onClose={close} size={460} title={`Post ${event}`}>
      <form className="small-form" onSubmit={(submit) => void post(submit)} data-testid="post-event-form">
        {type === undefined ? (
          <Text size="xs" c="dimmed">
            This event has no content.
          </Text>
        ) : (
          <ValueField
            label="content"
            type={type}
            text={text}
            masked={isMasked}
            error={error}
            testId="event-content"
            autoFocus
            onChange={(next) => {
              setText(next);
              setError(undefined);
            }}
          />
        )}
        {type === undefined && error && (
          <Text size="xs" c="var(--bad)">
            {error}
          </Text>
        )}
        <SmallFoot label="Post" icon={IconSend} isBusy={isBusy} testId="event-post" onCancel={close} />
      </form>
    </Modal>
  );
}
