/** The JSON file of an import: chosen, or dropped. */
import { Button } from '@mantine/core';
import { IconFileTypography, IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { readJsonFile } from './read-json-file.ts';
import type { ImportForm } from './use-import.ts';

export function FromFile({ first, form }: { first: File | undefined; form: ImportForm }) {
  const [file, setFile] = useState<File | undefined>(first);
  const input = useRef<HTMLInputElement>(null);
  const take = useRef(form.take);
  take.current = form.take;
  // A file that is dropped while the dialog is open comes as another `first`.
  useEffect(() => {
    if (first !== undefined) setFile(first);
  }, [first]);
  useEffect(() => {
    if (file === undefined) return;
    let isCurrent = true;
    void readJsonFile(file).then((read) => {
      if (isCurrent) take.current(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [file]);
  return (
    <div className="import-file">
      {file === undefined ? <IconUpload size={20} /> : <IconFileTypography size={20} />}
      <span className="import-file-name">
        {file === undefined ? (
          'A WfSpec or PutWfSpecRequest in JSON, or a workflow file. Drop it here, or choose it.'
        ) : (
          <b>{file.name}</b>
        )}
      </span>
      <Button
        variant="default"
        data-autofocus={file === undefined || undefined}
        onClick={() => input.current?.click()}
      >
        {file === undefined ? 'Choose a file' : 'Choose another'}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json,.yaml,.yml"
        hidden
        data-testid="import-file"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          // The same file, mended, can be chosen again.
          event.currentTarget.value = '';
          if (chosen !== undefined) setFile(chosen);
        }}
      />
    </div>
  );
}
