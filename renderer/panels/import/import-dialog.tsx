/** Import of a WfSpec: from where, what was found, what becomes of it in the project, and the buttons that do it. */
import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconAlertCircle, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession, type Dialog } from '../../store/session-store.ts';
import { FromFile } from './from-file.tsx';
import { FromServer } from './from-server.tsx';
import './import.css';
import { ImportView } from './import-view.tsx';
import { emptyPlace, nameProblem } from './place-import.ts';
import { useImport, type ImportForm } from './use-import.ts';

type Source = 'file' | 'server';

const sources: { readonly value: Source; readonly label: string }[] = [
  { value: 'file', label: 'JSON file' },
  { value: 'server', label: 'LittleHorse server' },
];

export function ImportDialog({ dialog }: { dialog: Extract<Dialog, { kind: 'import' }> }) {
  const form = useImport();
  const [source, setSource] = useState<Source>('file');
  const close = () => useSession.getState().openDialog(undefined);
  return (
    <Modal opened onClose={close} size={640} title="Import a WfSpec" classNames={{ body: 'push-body' }}>
      <div data-testid="import-dialog">
        <div className="push-scroll">
          <SegmentedControl
            className="import-source"
            data={sources}
            value={source}
            disabled={form.isBusy}
            aria-label="Where from"
            data-testid="import-source"
            onChange={(next) => {
              setSource(next as Source);
              form.take(undefined);
            }}
          />
          {source === 'file' ? <FromFile first={dialog.file} form={form} /> : <FromServer form={form} />}
          <Problems form={form} />
          {form.imported !== undefined && <ImportView form={form} imported={form.imported} />}
        </div>
        <Foot form={form} close={close} />
      </div>
    </Modal>
  );
}

function Problems({ form: { problems } }: { form: ImportForm }) {
  if (problems.length === 0) return null;
  return (
    <div className="push-end tone-bad" role="alert" data-testid="import-problems">
      <IconAlertCircle size={18} />
      <div>
        {problems.map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
    </div>
  );
}

function Foot({ form, close }: { form: ImportForm; close(): void }) {
  const { imported, place, name, isBusy } = form;
  const canHere = imported !== undefined && place !== undefined && nameProblem(name, place) === undefined;
  const canNew = imported !== undefined && nameProblem(name, emptyPlace) === undefined;
  return (
    <div className="push-foot">
      <Button variant="default" onClick={close}>
        Cancel
      </Button>
      <Button
        variant={place === undefined ? 'filled' : 'default'}
        disabled={!canNew || isBusy}
        data-testid="import-new"
        onClick={form.finishInNewProject}
      >
        Import into a new project…
      </Button>
      {place !== undefined && (
        <Button
          disabled={!canHere}
          loading={isBusy}
          leftSection={<IconFileImport size={14} />}
          data-testid="import-go"
          onClick={form.finish}
        >
          Import
        </Button>
      )}
    </div>
  );
}
