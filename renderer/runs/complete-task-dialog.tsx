/** The form of a user task that waits: its fields as the UserTaskDef says, and who completes it. */
import { Modal, Text, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { JsonValue } from '@bufbuild/protobuf';
import type { UserTaskDef } from '#model/document/definitions.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { errorMessage } from '../services/error-message.ts';
import { useDocument } from '../store/document-store.ts';
import { useRun } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { valueOfText } from './input-value.ts';
import { nodeRunKey, readRun, userTaskRunOf } from './read-run.ts';
import { completeUserTask } from './run-commands.ts';
import { SmallFoot } from './small-foot.tsx';
import { ValueField } from './value-field.tsx';
import './runs.css';

type Fields = UserTaskDef['fields'];

function readResults(fields: Fields, texts: Readonly<Record<string, string>>) {
  const results: Record<string, JsonValue> = {};
  const errors: Record<string, string> = {};
  for (const { name, type, required } of fields) {
    const text = texts[name] ?? '';
    if (text === '') {
      if (required) errors[name] = 'This field is required.';
      continue;
    }
    const value = valueOfText(text, type);
    if (value.ok) results[name] = value.value;
    else errors[name] = value.error;
  }
  return { results, errors };
}

export function CompleteTaskDialog({ nodeRun }: { nodeRun: string }) {
  const snapshot = useRun((state) => state.snapshot);
  const drawing = useDocument((state) => state.drawing);
  const run = snapshot && readRun(snapshot);
  const found = run?.nodeRuns.find((each) => nodeRunKey(each) === nodeRun);
  const userTaskRun = run && found && userTaskRunOf(run, found);
  const name = userTaskRun?.userTaskDefId?.name ?? '';
  const def = drawing && mergedDefinitions(drawing).userTaskDefs.find((each) => each.name === name);
  const fields: Fields = def?.fields ?? [];
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [user, setUser] = useState(userTaskRun?.userId ?? 'me');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const close = () => useSession.getState().openDialog(undefined);

  const complete = async (submit: FormEvent): Promise<void> => {
    submit.preventDefault();
    if (userTaskRun === undefined) return close();
    const read = readResults(fields, texts);
    setErrors(read.errors);
    if (Object.keys(read.errors).length > 0) return;
    setIsBusy(true);
    try {
      await completeUserTask(userTaskRun, user, read.results);
      close();
    } catch (refusal) {
      setFailure(errorMessage(refusal));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Modal opened onClose={close} size={460} title={`Complete ${name}`}>
      <form
        className="small-form"
        onSubmit={(submit) => void complete(submit)}
        data-testid="complete-task-form"
      >
        {userTaskRun?.notes && <Text size="sm">{userTaskRun.notes}</Text>}
        {fields.map((field, index) => (
          <ValueField
            key={field.name}
            label={field.label ?? field.name}
            type={field.type}
            description={field.description}
            required={field.required}
            text={texts[field.name]}
            error={errors[field.name]}
            testId={`result:${field.name}`}
            autoFocus={index === 0}
            onChange={(text) => setTexts({ ...texts, [field.name]: text })}
          />
        ))}
        <TextInput label="User" value={user} onChange={(event) => setUser(event.currentTarget.value)} />
        {failure && (
          <Text size="xs" c="var(--bad)" role="alert">
            {failure}
          </Text>
        )}
        <SmallFoot
          label="Complete"
          icon={IconCheck}
          isBusy={isBusy}
          testId="complete-task"
          onCancel={close}
        />
      </form>
    </Modal>
  );
}
